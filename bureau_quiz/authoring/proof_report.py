"""The proof of a pack as text, by template, or as values for JSON, prompt by prompt."""

from collections.abc import Iterable, Iterator, Sequence

from bureau_quiz.authoring.proving import Given, Prompt, Proof
from bureau_quiz.errors import Place
from bureau_quiz.text import listed, plural, visible

SHOWN = 3
"""How many prompts, values or rows a line shows before it counts the rest."""

LABEL = 9
"""Cells of the labels at the left."""

PROMISE = (
    "What is taken for wrong is so because no row says it. Where the world knows better: fill the",
    "row, list all values of the cell, say `partial: true` on the column, or `never: [value]` on",
    "the row. An empty cell leaves its answer open, unless the column says `empty: none`.",
)


def as_text(pack: str, proofs: Iterable[Proof]) -> Iterator[str]:
    """What each template rests on, line by line."""
    yield visible(f"The proof of {pack}")
    yield from PROMISE
    for proof in proofs:
        yield ""
        yield visible(f"{proof.template} ({proof.place.path}:{proof.place.line}): {proof.prompt}")
        for label, said in _lines(proof):
            yield visible(f"  {label:{LABEL}}{said}")


def _lines(proof: Proof) -> Iterator[tuple[str, str]]:
    asking = f"{proof.asking} of {plural(proof.rows, 'row')} of {proof.table}"
    counts = f"{plural(len(proof.prompts), 'prompt')}, {plural(proof.questions, 'question')}"
    yield "asks", f"{asking}: {counts}"
    if not proof.prompts:
        return
    yield "offers", listed(f"{tier.values} {tier.what}" for tier in proof.tiers) or "nothing"
    yield "wrong", _wrong(proof.prompts)
    for label, what, some in (
        ("right", "several values", [one for one in proof.prompts if len(one.right) > 1]),
        ("unknown", "some values", [one for one in proof.prompts if one.unknown]),
        ("unknown", "all that is not right", [one for one in proof.prompts if one.open]),
    ):
        if some:
            yield label, f"{what} for {plural(len(some), 'prompt')}:"
            yield from (("", line) for line in _each(some, what, proof.place))


def _wrong(prompts: Sequence[Prompt]) -> str:
    counts = sorted(prompt.wrong for prompt in prompts if not prompt.open)
    if not counts:
        return "nothing is known to be"
    least, most = counts[0], counts[-1]
    many = f"{most}" if least == most else f"{least} to {most}"
    return f"{many} of them for each prompt, as no row says that they are right"


def _each(prompts: Sequence[Prompt], what: str, near: Place) -> Iterator[str]:
    """The first prompts with the values in question, and how many more there are."""
    for prompt in prompts[:SHOWN]:
        values = prompt.right if what == "several values" else prompt.unknown
        shown = [_value(value, near) for value in values[:SHOWN]]
        if len(values) > SHOWN:
            shown.append(plural(len(values) - SHOWN, "other"))
        said = f"{prompt.open} leaves it open" if what == "all that is not right" else listed(shown)
        yield f"  “{prompt.text}”: {said}"
    if len(prompts) > SHOWN:
        yield f"  and {plural(len(prompts) - SHOWN, 'other prompt')}"


def _value(given: Given, near: Place) -> str:
    rows = ", ".join(place.beside(near) for _, place in given.rows[:SHOWN])
    more = ", …" if len(given.rows) > SHOWN else ""
    return f"{given.value} ({'never, ' if given.never else ''}{rows}{more})"


def as_record(pack: str, proofs: Iterable[Proof]) -> dict[str, object]:
    """The proof of a pack for JSON: every prompt with its values, and the rows that give them."""
    return {
        "pack": pack,
        "templates": [
            {
                "template": proof.template,
                **_at(proof.place),
                "prompt": proof.prompt,
                "table": proof.table,
                "rows": proof.rows,
                "asking": proof.asking,
                "questions": proof.questions,
                "offers": [{"from": tier.what, "values": tier.values} for tier in proof.tiers],
                "prompts": [
                    {
                        "prompt": prompt.text,
                        "right": [_record(given) for given in prompt.right],
                        "unknown": [_record(given) for given in prompt.unknown],
                        "all_else_unknown": prompt.open or None,
                        "wrong": prompt.wrong,
                    }
                    for prompt in proof.prompts
                ],
            }
            for proof in proofs
        ],
    }


def _record(given: Given) -> dict[str, object]:
    rows = [{"row": key, **_at(place)} for key, place in given.rows]
    return {"value": given.value, "never": given.never, "rows": rows}


def _at(place: Place) -> dict[str, object]:
    return {"path": place.path, "line": place.line}
