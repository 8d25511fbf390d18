"""A pack written out for the golden round, and how a round of it reads.

Run as a program it prints that round as JSON, so that another Python can be asked for the same.
"""

from dataclasses import replace

from bureau_quiz.bank.model import Answer, Candidate, Card, Fact, Question
from bureau_quiz.rounds.dealing import deal
from bureau_quiz.rounds.model import Rules
from tests.rounds.in_memory import list_decks

CODENAMES = (
    ("Malotru", "Guillaume Debailly"),
    ("Phénomène", "Marina Loiseau"),
    ("Cyclone", "Rachid Benarfa"),
    ("Moule à gaufres", "Raymond Sisteron"),
    ("Socrate", "Henri Duflot"),
    ("Le Sapeur", "Jean-Jacques Ángel"),
)
SEASONS = (("Canal+", 2015), ("Berlin", 2016), ("Moscow", 2018), ("Raqqa", 2017), ("Tehran", 2014))


def cards() -> list[Card]:
    """Cards of every difficulty: choices, statements, and one to be typed."""
    made: list[Question] = []
    for code, name in CODENAMES:
        others = tuple(other for _, other in CODENAMES if other != name)
        pool = tuple(Candidate(other, rank) for rank, other in enumerate(others))
        fact = Fact("codenames", code, "of", name)
        owner = f"Whose codename is “{code}”?"
        made.append(_question(f"owner/{code}", 2, owner, name, pool, (fact,)))
        code_pool = tuple(Candidate(other) for other, _ in CODENAMES if other != code)
        back = f"What is {name}'s codename?"
        made.append(_question(f"owner~/{name}", 3, back, code, code_pool, (fact,)))
        claimed = _question(f"bears/{code}", 2, f"{code}: true?", name, pool, (fact,))
        before_after = {"before": f"The codename “{code}” is borne by ", "after": "."}
        made.append(replace(claimed, kind="true-false", extra=before_after))
    for place, year in SEASONS:
        pool = tuple(
            Candidate(str(other), 0, str(other)) for other in range(2012, 2021) if other != year
        )
        made.append(_question(f"year/{place}", 1, f"When, {place}?", str(year), pool, (), True))
    made.append(_question("typed", 1, "Type the word: café.", "café", (), kind="typed"))
    return [Card(question.prompt.casefold(), (question,)) for question in made]


def _question(
    name: str,
    difficulty: int,
    prompt: str,
    answer: str,
    pool: tuple[Candidate, ...],
    facts: tuple[Fact, ...] = (),
    sized: bool = False,
    kind: str = "choice",
) -> Question:
    template, _, row = name.rpartition("/")
    return Question(
        id=f"golden/{name}",
        pack="golden",
        template=template,
        kind=kind,
        category="Golden",
        difficulty=difficulty,
        prompt=prompt,
        answers=(Answer(answer, size=answer if sized else ""),),
        pool=pool,
        pool_size=len(pool),
        facts=facts,
        claim=(row,),
    )


def a_round() -> list[list[str]]:
    """Prompt and options of each question of the golden round."""
    rules = Rules()
    dealt = deal(list_decks(cards(), rules), rules, seed=7, block=2)
    return [[put.prompt, *put.options] for put in dealt.puts]


if __name__ == "__main__":
    import json

    print(json.dumps(a_round(), ensure_ascii=True))
