"""The right values of one claim: who gives them, and which of many are taken."""

from collections.abc import Collection, Iterable, Mapping
from zlib import crc32

from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.compare import Key
from bureau_quiz.bank.filling import Filler
from bureau_quiz.bank.ground import Said
from bureau_quiz.bank.model import Graded


def givers(claim: Claim) -> dict[Key, Asker]:
    """The row that gives each right value: the first of those that one need have seen least for."""
    found: dict[Key, Asker] = {}
    for asker in claim.askers.values():
        for key in asker.answers:
            known = found.get(key)
            if known is None or grade(asker, key) < grade(known, key):
                found[key] = asker
    return found


def grade(asker: Asker, key: Key) -> int:
    """How far one must have seen to be told that a row gives an answer."""
    return max(asker.spoiler, asker.grades.get(key, 0))


def only(asker: Asker, keys: Collection[Key]) -> Asker:
    """A row as one that gives some of its answers alone: a question may rest on no more."""
    if len(asker.answers) == len(keys):
        return asker
    return Asker(
        asker.row,
        asker.holes,
        {key: said for key, said in asker.answers.items() if key in keys},
        [said for said in asker.given if said.key in keys],
        asker.spoiler,
        asker.grades,
    )


def drawn(own_id: str, among: Iterable[Said], grades: Mapping[Key, int]) -> list[Said]:
    """Values in the order in which a question takes them: by grade, then by CRC-32 of id and text.

    So, who has seen less misses none that they could be shown.
    """
    seed = crc32(own_id.encode())
    return sorted(
        among, key=lambda said: (grades.get(said.key, 0), crc32(said.text.encode(), seed))
    )


def all_told(askers: Mapping[Key, Asker], filler: Filler) -> tuple[Graded, ...]:
    """What there is to be learnt of each of some answers, every sentence once."""
    found: dict[str, int] = {}
    for key, asker in askers.items():
        for text, spoiler in filler.explanation(asker):
            own = max(spoiler, grade(asker, key))
            found[text] = min(own, found.get(text, own))
    return tuple(Graded(text, spoiler) for text, spoiler in found.items())


def alike_told(first: Asker, others: Iterable[Asker], filler: Filler) -> tuple[Graded, ...]:
    """Those sentences to be learnt of one row that all others say as well."""
    found = filler.explanation(first)
    for asker in others:
        if not found:
            break
        texts = {sentence.text for sentence in filler.explanation(asker)}
        found = tuple(sentence for sentence in found if sentence.text in texts)
    return found
