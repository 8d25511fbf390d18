"""Decks of hascard, written for these tests."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange import definitions, excerpts, gaps, hascard, importing
from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.model import Entry, Harvest
from bureau_quiz.authoring.look import look
from tests.authoring.exchange.harvesting import errors_at

KINDS = """\
# Which gas do we breathe in most?
- Oxygen
* Nitrogen
- Argon

---

# Which of these are noble gases?
[*] Helium
[ ] Hydrogen
[x] Neon
[ ] Nitrogen

---

# What does DNA stand for?
_deoxyribonucleic acid|desoxyribonucleic acid_

---
# Water
Water freezes at _0|zero_ degrees and boils at _100_ degrees of a scale called after _Celsius_.

---
# Put the planets in order, the nearest to the sun first
3. Earth
1. Mercury
4. Mars
2. Venus
"""

TERMS = """\
# Dead drop
A hidden place where something is left for another to fetch.
---
# Legend
A false life story, with the documents that prove it. A legend is lived, not told.
---
# Mole
Somebody who works for one service within another.
---
# Brush pass
A handing over in passing.

Neither of the two stops.
---
# Cover
# is not a comment here
"""


def harvested(text: str) -> Harvest:
    return hascard.read(decoded("deck.txt", text.encode()))


def told(harvest: Harvest) -> list[tuple[int, str, bool]]:
    return [(one.place.line, one.message, one.dropped) for one in harvest.remarks]


def only(text: str) -> Entry:
    (entry,) = harvested(text).entries
    return entry


def test_a_choice_and_a_choice_of_several() -> None:
    choice, several = harvested(KINDS).entries[:2]
    assert (choice.kind, choice.answers) == ("choice", ("Nitrogen",))
    assert choice.distractors == ("Oxygen", "Argon")
    assert (several.kind, several.answers) == ("multiple", ("Helium", "Neon"))
    assert several.distractors == ("Hydrogen", "Nitrogen")
    assert (choice.place.line, several.place.line) == (1, 8)


def test_a_text_that_is_but_a_gap_answers_its_title() -> None:
    entry = harvested(KINDS).entries[2]
    assert (entry.kind, entry.prompt) == ("typed", "What does DNA stand for?")
    assert entry.answers == ("deoxyribonucleic acid", "desoxyribonucleic acid")


def test_each_gap_is_a_question_that_leaves_the_others_open() -> None:
    asked = harvested(KINDS).entries[3:6]
    assert [entry.answers for entry in asked] == [("0", "zero"), ("100",), ("Celsius",)]
    assert asked[1].prompt == (
        "Water (gap 2 of 3): Water freezes at […] degrees and boils at ____ degrees of a scale "
        "called after […]."
    )


def test_one_gap_in_a_text_is_asked_below_its_title() -> None:
    entry = only("# Capitals\nThe capital of Peru is _Lima_.\n")
    assert entry.prompt == "Capitals: The capital of Peru is ____."


def test_an_order_follows_its_numbers() -> None:
    entry = harvested(KINDS).entries[6]
    assert (entry.kind, entry.answers) == ("order", ("Mercury", "Venus", "Earth", "Mars"))


def test_terms_become_a_table_that_is_asked_both_ways() -> None:
    harvest = harvested(TERMS)
    (sheet,) = harvest.sheets
    assert [row.cells[0][0] for row in sheet.rows] == [
        "Dead drop",
        "Legend",
        "Mole",
        "Brush pass",
        "Cover",
    ]
    assert sheet.rows[3].cells[1] == ("A handing over in passing. Neither of the two stops.",)
    (template,) = sheet.templates
    assert template.prompt == "Which term fits? <definition>"
    assert template.reverse == "Which definition fits “<term>”?"


def test_a_definition_does_not_tell_its_own_term() -> None:
    (sheet,) = harvested(TERMS).sheets
    _, shown, whole = sheet.rows[1].cells
    assert shown == (
        "A false life story, with the documents that prove it. A ____ is lived, not told.",
    )
    assert "A legend is lived" in whole[0]


def test_a_long_definition_is_shown_in_part_and_explains_as_a_whole() -> None:
    words = "It says one thing after the other. " * 90
    harvest = harvested(TERMS + f"---\n# Bore\n{words}\n")
    *_, bore = harvest.sheets[0].rows
    assert bore.cells[1] == (("It says one thing after the other. " * 4).strip(),)
    assert len(bore.cells[2][0]) <= definitions.WHOLE
    assert told(harvest) == [
        (18, "“Bore”: its definition of 3,149 characters is shown in part", False)
    ]


def test_few_terms_are_typed() -> None:
    entry = only("# Mole\nSomebody who works for one service within another.\n")
    assert (entry.kind, entry.answers) == ("typed", ("Mole",))
    assert entry.prompt == "Which term fits? Somebody who works for one service within another."


def test_a_question_is_asked_as_it_stands() -> None:
    entry = only("# Who wrote Kim?\nRudyard Kipling\n")
    assert (entry.kind, entry.prompt, entry.answers) == (
        "typed",
        "Who wrote Kim?",
        ("Rudyard Kipling",),
    )


def test_an_answer_that_is_too_long_to_type_is_chosen_among_others() -> None:
    long = "Because it was agreed on long ago, and nobody has found a reason to change it since."
    harvest = harvested(f"# Why is it so?\n{long}\n---\n{TERMS}")
    (entry,) = harvest.entries
    assert (entry.kind, entry.answers) == ("choice", (long,))
    assert len(entry.distractors) == 5
    alone = harvested(f"# Why is it so?\n{long}\n")
    assert (alone.kept, alone.dropped) == (0, 1)


@pytest.mark.parametrize(
    ("card", "kind", "answers"),
    [
        ("# Pick\n* a\n- b\n* c\n- d\n", "multiple", ("a", "c")),
        ("# Pick\n* a\n* b\n- c\n", "choice", ("a", "b")),
        ("# Pick\n[*] a\n[*] b\n[ ] c\n", "choice", ("a", "b")),
        ("# Pick\n[ ] a\n[X] b\n", "choice", ("b",)),
        ("# First\n2. b\n1. a\n", "choice", ("a",)),
        ("# Sort\n10. c\n2. b\n1. a\n", "order", ("a", "b", "c")),
        ("# Pick\n* a long\n  option\n- another\n", "choice", ("a long option",)),
        ("#Pick\n* a\n- b\n", "choice", ("a",)),
    ],
)
def test_what_a_kind_cannot_ask_is_asked_otherwise(
    card: str, kind: str, answers: tuple[str, ...]
) -> None:
    entry = only(card)
    assert (entry.kind, entry.answers) == (kind, answers)


@pytest.mark.parametrize(
    ("card", "why"),
    [
        ("# Pick\n- a\n- b\n", "no option has the *"),
        ("# Pick\n[ ] a\n[ ] b\n", "none of its options are right"),
        ("# Pick\n[*] a\n[*] b\n", "all of its options are right"),
        ("# Sort\n1. a\n1. b\n2. c\n", "have the number 1"),
        ("# Empty\n\n", "nothing below its title"),
        ("no title\nbut text\n", "a card begins with #"),
        ("# Which fruit?\n![](pear.jpeg)\n- apple\n* pear\n", "shows “pear.jpeg”"),
        ("# Metric\n```\n---\n$d(x, y)$\n```\n", "formula in LaTeX"),
    ],
)
def test_what_cannot_be_asked_is_told(card: str, why: str) -> None:
    harvest = harvested(f"\n{card}")
    assert harvest.kept == 0
    ((line, message, lost),) = told(harvest)
    assert (line, lost) == (2, True)
    assert why in message


def test_cards_without_dashes_between_are_told_apart_below_answers() -> None:
    harvest = harvested("# One\n- a\n* b\n# Two\n1. x\n2. y\n3. z\n\n# Three\n[*] a\n[ ] b\n")
    assert [entry.prompt for entry in harvest.entries] == ["One", "Two", "Three"]


def test_choices_of_one_title_are_numbered() -> None:
    card = "# Which is right?\n* {}\n- x\n---\n"
    harvest = harvested(card.format("a") + card.format("b") + card.format("a"))
    assert [entry.prompt for entry in harvest.entries] == [
        "Which is right?",
        "Which is right? (2)",
        "Which is right?",
    ]


def test_a_quoted_underscore_is_none_of_a_gap() -> None:
    entry = only("# Second test\nf\\_xx and f\\_yy are _derivatives_.\n")
    assert entry.prompt == "Second test: f_xx and f_yy are ____."
    assert harvested("# Blank\nfill in ____ here\n").entries[0].kind == "typed"


@pytest.mark.parametrize("text", [KINDS, TERMS])
def test_a_deck_is_recognised_and_becomes_a_pack_without_errors(tmp_path: Path, text: str) -> None:
    file = tmp_path / "deck.txt"
    file.write_text(text)
    imported = importing.bring([importing.gather(file)], tmp_path / "pack.yaml")
    assert imported.forms == ("hascard",)
    assert not imported.dropped
    assert not errors_at(imported.path)
    assert len(look(imported.path).questions) == imported.questions >= imported.kept


def test_other_files_are_not_taken_for_a_deck() -> None:
    others = (
        "#Q Who?\n^ I\nA I\n",
        "# a comment\nAUTHOR: x\n",
        "::t:: Who? {=I}\n",
        "",
        "#separator:tab\na\tb\n",
    )
    sure = [hascard.recognises(decoded("x.txt", other.encode())) for other in others]
    assert max(sure) <= 30


# Texts that are cut

PROSE = (
    "The first sentence is short. The second one, in the middle, goes on for longer! And a third?"
)


@pytest.mark.parametrize(
    ("limit", "cut"),
    [
        (200, PROSE),
        (80, "The first sentence is short. The second one, in the middle, goes on for longer!"),
        (40, "The first sentence is short."),
        (20, "The first sentence…"),
    ],
)
def test_a_text_is_cut_at_a_sentence_or_a_word(limit: int, cut: str) -> None:
    assert excerpts.shortened(PROSE, limit) == cut


def test_what_is_around_a_place_has_it() -> None:
    assert excerpts.around(PROSE, PROSE.index("middle"), 60) == (
        "The second one, in the middle, goes on for longer!"
    )
    assert excerpts.around(PROSE, PROSE.index("middle"), 20) == "…in the middle…"


@given(
    st.text(alphabet="ab .!?\n", max_size=300),
    st.text(alphabet="ab .!?", max_size=300),
    st.integers(20, 200),
)
def test_excerpts_keep_to_their_limit_and_hold_what_is_asked(
    before: str, after: str, limit: int
) -> None:
    text = f"{before}\1{after}"
    found = excerpts.around(text, len(before), limit)
    assert "\1" in found
    assert len(found) <= limit + 2
    assert len(excerpts.shortened(text, limit)) <= limit


# Whatever a file holds


def parts(text: str) -> int:
    return sum(any(map(str.strip, one.split("\n"))) for one in text.split("\n---\n"))


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_any_text_is_read(text: str) -> None:
    document = decoded("deck.txt", text.encode("utf-8", "surrogatepass"))
    hascard.recognises(document)
    harvest = hascard.read(document)
    assert bool(harvest.kept + harvest.dropped) == bool(document.text.replace("---", "").strip())


@given(st.data())
def test_a_good_deck_that_was_damaged_keeps_or_tells_each_card(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from((KINDS, TERMS)))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 3))
        damage = data.draw(st.text(alphabet="#-*[]_|\\ \n1.x`", max_size=4))
        text = text[:at] + damage + text[at + cut :]
    harvest = harvested(text)
    if "```" not in text:
        assert harvest.kept + harvest.dropped >= parts(text)


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="ab cd", min_size=1, max_size=9).filter(str.strip),
            st.text(alphabet="xy z", min_size=1, max_size=9).filter(str.strip),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_gap_is_asked_with_its_answer(found: list[tuple[str, str]]) -> None:
    text = "".join(f"{words}_{answer}_" for words, answer in found)
    entries, _ = gaps.gapped(decoded("x", b"").place(1), "Title", text)
    assert [entry.answers for entry in entries] == [(" ".join(one.split()),) for _, one in found]
    assert all(entry.prompt.count(gaps.GAP) == 1 for entry in entries)
    assert len({entry.prompt for entry in entries}) == len(entries)


def test_short_definitions_alone_are_kept() -> None:
    cards = [
        "division into two",
        "a protein that helps",
        "the smallest unit",
        "a piece of a string",
    ]
    text = "\n---\n".join(f"# term{at}\n{said}" for at, said in enumerate(cards))
    sheet = hascard.FORMAT.read(decoded("cards.txt", text.encode())).sheets[0]
    assert sheet.columns == ("term", "definition")
    assert not sheet.templates[0].explanation
