"""Codes at the game's door: typed in by a player, shown after a round."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bureau_quiz.errors import WrongUse
from bureau_quiz.game import briefings
from bureau_quiz.game.debriefing import standings
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.model import Briefing, CodeGiven, Rival
from bureau_quiz.game.words import seen as seen_to
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds import codes
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.settings import NAME_LIMIT, Settings
from bureau_quiz.text import clean

if TYPE_CHECKING:
    from bureau_quiz.rounds.round import Round

LIMIT = 2000
"""Characters that a code may have, with its packs and its result."""


def read(desk: Desk, settings: Settings, text: str) -> Briefing:
    """The round that a code names, for this player.

    Args:
        desk: Where packs are looked for.
        settings: Who plays, and how far they have seen.
        text: As it was typed, with or without a result behind it.

    Raises:
        WrongUse: If it is mistyped, a pack is missing or switched off, or it is for who has seen
            more.
    """
    said = clean(" ".join(text.split()), LIMIT).text
    try:
        code = codes.read(said)
        tidy = codes.tidied(said)
    except codes.Miswritten as mistake:
        raise WrongUse(str(mistake), "Compare it with the code that you were given.") from mistake
    _check_packs(desk, settings, code.packs)
    try:
        categories = code.categories(desk.catalogue.categories(code.packs))
    except codes.Miswritten as mistake:
        raise WrongUse(str(mistake), "Both need the same version of the packs.") from mistake
    return Briefing(
        packs=code.packs,
        rules=replace(code.rules, categories=categories),
        player=settings.player,
        seed=code.seed,
        block=code.block,
        names=settings.names[: code.rules.seats] if code.rules.seats > 1 else (),
        code=CodeGiven(tidy, code.digest, _rival(code)),
    )


def kept(given: CodeGiven) -> str:
    """A code as the records keep it, with the result that came along."""
    if given.rival is None:
        return given.text
    name, scored, right, asked = given.rival
    return codes.with_result(given.text, codes.Result(scored, right, asked, name))


def rival(start: RoundStart) -> Rival | None:
    """Whom the code that a round was begun by came from; None where nobody told a result."""
    try:
        return _rival(codes.read(start.code)) if start.code else None
    except codes.Miswritten:
        return None


def written(desk: Desk, playing: "Round", start: RoundStart) -> str:
    """The code of a finished round, with what was made of it; empty where it can have none."""
    if not MODES[start.rules.mode].coded or start.listed or not playing.finished:
        return ""
    deal = start.deal
    names = desk.catalogue.categories(deal.packs)
    code = codes.write(deal.packs, start.rules, deal.seed, deal.block, playing.puts, names)
    score, name = playing.score, start.player
    result = codes.Result(score.points, score.right, score.asked, name)
    if start.rules.seats > 1:
        best = standings(playing)[0]
        result = codes.Result(best.points, best.right, best.asked, best.name)
    return codes.with_result(code, result)


def _rival(code: codes.Code) -> Rival | None:
    if code.result is None:
        return None
    scored, right, asked, name = code.result
    return Rival(clean(name).text.strip()[:NAME_LIMIT].strip(), scored, right, asked)


def _check_packs(desk: Desk, settings: Settings, packs: tuple[str, ...]) -> None:
    infos = desk.infos()
    for text in packs:
        try:
            scope = Scope.read(text)
        except ValueError as mistake:
            raise WrongUse(str(mistake), "Compare it with the code.") from mistake
        if scope.pack not in infos:
            raise WrongUse(
                f"The code needs the pack “{scope.pack}”, which is not here.",
                "Have it sent to you, and add it: bureau-quiz pack add FILE",
            )
        if scope.pack in settings.off:
            raise WrongUse(
                f"The code needs the pack “{scope.pack}”, which is switched off.",
                f"Switch it on: bureau-quiz pack on {scope.pack}",
            )
    if beyond := briefings.beyond(packs, settings, infos):
        info, level, mine = beyond
        raise WrongUse(
            f"The code is for who has {seen_to(info.scale, level)} of {info.title};"
            f" your settings say: {seen_to(info.scale, mine)}.",
            "Say that you have seen further before you play it.",
        )
