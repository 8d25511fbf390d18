"""Dossiers as they are shown: in words, drawn, as JSON and as a picture; and what must not be."""

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from bureau_quiz.game.recall import dossier_json
from bureau_quiz.game.recall.dossier_drawn import LOW_BAR, NARROWEST, WIDEST, drawn
from bureau_quiz.game.recall.dossier_svg import svg
from bureau_quiz.game.recall.dossier_text import gained, told
from bureau_quiz.game.recall.graphemes import cells
from bureau_quiz.game.recall.model import (
    DossierKey,
    DossierLine,
    DossierPage,
    Gains,
    Lifted,
)
from bureau_quiz.memory.model import Openness
from tests.game.recall.filed import (
    CLEAR,
    FADING,
    FAINT,
    GONE,
    MISSED,
    Known,
    cell,
    files,
    pasts,
    row,
)

WIDTHS = (20, 30, 40, 63, 64, 80, 91, 92, 120, 200)
MARINA = row(
    "Marina",
    cell("Marina", "played by", "Sara Giraudeau"),
    cell("Marina", "seasons", "1", "2", "3", "4"),
    cell("Marina", "cover", "seismologist"),
    title="Marina Loiseau",
)
HENRI = row("Henri", cell("Henri", "pupil", "Marina", to="people"), title="Henri Duflot")
STEPS = (CLEAR, FADING, FAINT, GONE, MISSED)


def page() -> DossierPage:
    """Marina's dossier, with one fact of each step and one that was never asked for."""
    facts = [value.fact for each in MARINA.cells for value in each.values]
    known = dict(zip(facts, STEPS, strict=False))
    known[HENRI.cells[0].values[0].fact] = FADING
    return files((MARINA, HENRI), known).dossier(DossierKey("p", "people", "Marina"))


def as_text(shown: DossierPage) -> str:
    return "\n".join(told(shown))


def as_drawn(shown: DossierPage) -> str:
    rows = (row for width in (40, 80) for row in drawn(shown, width))
    return "\n".join("".join(piece.text for piece in row) for row in rows)


def as_json(shown: DossierPage) -> str:
    return json.dumps(dossier_json.page(shown, "Malotru"), ensure_ascii=False)


FORMS: tuple[Callable[[DossierPage], str], ...] = (as_text, as_drawn, as_json, svg)


@settings(max_examples=40)
@given(pasts())
def test_nothing_of_what_lies_shut_is_shown_anywhere(past: Known) -> None:
    rows, _ = past
    made = files(*past)
    for each in rows:
        shown = made.dossier(DossierKey("p", each.table, each.key))
        values = [value for cell in shown.cells for value in cell.values]
        values += [mention.value for mention in shown.mentions]
        # What has begun to fade has lost a letter at least, in every form alike.
        open_ = {value.text for value in values if value.openness is Openness.CLEAR}
        open_.add(shown.line.title)
        everything = {v.text for r in rows for c in r.cells for v in c.values}
        everything |= {other.title for other in rows} | {other.key for other in rows}
        for form in FORMS:
            text = form(shown)
            for hidden in everything - open_:
                assert hidden not in text, form
    listed = json.dumps(dossier_json.listing(made.dossiers(), made.dossiers().lines, "Malotru"))
    for each in rows:
        assert each.title in listed
        assert not any(v.text in listed for cell in each.cells for v in cell.values)


def test_in_words() -> None:
    assert list(told(page())) == [
        "Dossier: Marina Loiseau",
        "People, The Pack",
        "3 of 6 open, 1 fading, 1 faint, 1 forgotten, 4 due.",
        "",
        "Played by: Sara Giraudeau",
        "Seasons: … (fading), … (faint), 1 closed (missed the last time), 1 forgotten",
        "Cover: closed",
        "",
        "Named in 1 other fact:",
        "People: H…nri Duf…ot (fading)",
        "",
        "Asked for 15 times, 5 right.",
        "First on 15 October 2025, last on 21 November 2026.",
    ]


def test_what_bears_its_name_in_other_tables_is_shown_with_a_count_of_its_own() -> None:
    head = row("h", cell("h", "since", "1947", "1990", table="heads"), table="heads", title="CIA")
    seat = row("CIA", cell("CIA", "seat", "Langley"))
    known = {head.cells[0].values[0].fact: FADING}
    shown = files((seat, head), known).dossier(DossierKey("p", "people", "CIA"))
    assert list(told(shown))[2:8] == [
        "0 of 1 open.",
        "",
        "Seat: closed",
        "",
        "Also in Heads: 1 of 2 open, 1 fading, 1 due.",
        "Since: 194… (fading), 1 closed",
    ]
    assert list(told(shown))[-1] == "Its own facts were never asked for yet."
    for width in (40, 80):
        lines = ["".join(piece.text for piece in each) for each in drawn(shown, width)]
        at = next(n for n, line in enumerate(lines) if "HEADS" in line)
        assert "1 of 2 open" in "".join(lines[at : at + 2])
        assert any("PART OPEN" in line for line in lines)
        assert "Since" in "".join(lines[at:])
    made = svg(shown)
    assert "HEADS · 1 of 2 open" in made
    assert made.count('fill="#14110e"') == 2
    for form in FORMS:
        for hidden in ("1947", "1990", "Langley"):
            assert hidden not in form(shown)
    (kin,) = json.loads(as_json(shown))["dossier"]["same_name"]
    assert (kin["table"], kin["open"], kin["of"], kin["fading"]) == ("heads", 1, 2, 1)
    assert [each["text"] for each in kin["cells"][0]["values"]] == ["194…", None]


def test_what_was_never_asked_for_says_so() -> None:
    shown = files((HENRI,), {}).dossier(DossierKey("p", "people", "Henri"))
    assert list(told(shown))[-2:] == ["", "Never asked for yet."]
    assert "Pupil: closed" in list(told(shown))


def test_one_that_was_missed_says_so() -> None:
    fact = HENRI.cells[0].values[0].fact
    shown = files((HENRI,), {fact: MISSED}).dossier(DossierKey("p", "people", "Henri"))
    assert "Pupil: closed (missed the last time)" in list(told(shown))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_drawing_keeps_to_its_width_and_says_every_state_in_a_word(width: int) -> None:
    rows = list(drawn(page(), width))
    lines = ["".join(piece.text for piece in row).rstrip() for row in rows]
    assert max(map(cells, lines)) <= min(max(width, NARROWEST), WIDEST)
    text = "\n".join(lines)
    for word in ("fading", "faint", "forgotten", "missed", "closed", "PART OPEN", "Marina"):
        assert word in text
    assert text.count(LOW_BAR) == 3
    assert text.count("┌") == 1


def test_a_drawing_at_40_columns() -> None:
    lines = ["".join(piece.text for piece in row).rstrip() for row in drawn(page(), 40)]
    assert lines == [
        "┌──────────────┐   The Pack · People",
        "│     ▗▄▄▖     │   Marina Loiseau",
        "│   ▒▒▒▒▒▒▒▒   │",
        "│    ▒▒▒▒▒▒    │   ╔═════════════╗",
        "│    ▒▒▒▒▒▒    │   ║  PART OPEN  ║",
        "│     ▒▒▒▒     │   ╚═════════════╝",
        "│  ▄▄▟Sara▙▒▒  │",
        "│▗Girau▌▐deauS▖│",
        "└──────────────┘",
        "3 of 6 open, 1 fading, 1 faint, 1",
        "forgotten, 4 due",
        "",
        "Played by  Sara Giraudeau      open",
        "Seasons    ░                   fading",
        "           ▒                   faint",
        "           ▇▇▇▇▇▇▇▇            forgotten",
        "           ▇▇▇▇▇▇▇▇            missed",
        "Cover      ▇▇▇▇▇▇▇▇            closed",
        "",
        "NAMED IN 1 OTHER FACT",
        "People     H░nri Duf░ot        fading",
        "",
        "Asked for 15 times, 5 right.",
        "First on 15 October 2025, last on 21",
        "November 2026.",
    ]


@pytest.mark.parametrize(
    ("gains", "said"),
    [
        (Gains(), []),
        (Gains(opened=2), ["You opened 2 facts."]),
        (
            Gains(
                opened=1,
                lifted=Lifted(DossierKey("p", "c", "m"), "Marina Loiseau", "Played by", "Sara G."),
            ),
            ["You opened: Marina Loiseau, played by: Sara G."],
        ),
        (
            Gains(opened=1, lifted=Lifted(DossierKey("p", "m", "A"), "A", "In Morse", ".-")),
            ["You opened: A, in Morse: “.-”."],
        ),
        (
            Gains(
                opened=3,
                renewed=1,
                lost=2,
                lifted=Lifted(DossierKey("p", "c", "m"), "STAFF", "ROT13", "FGNSS"),
                nearest=DossierLine(DossierKey("p", "c", "h"), "Henri", "People", 3, 4),
                completed=(DossierLine(DossierKey("p", "c", "m"), "STAFF", "Words", 1, 1),),
            ),
            [
                "You opened: STAFF, ROT13: FGNSS. And 2 more facts.",
                "Renewed: 1 fact that had begun to fade.",
                "Closed again: 2 facts.",
                "All open now: STAFF (Words).",
                "Nearest to open: Henri (People), 3 of 4 open.",
            ],
        ),
    ],
)
def test_what_a_round_opened_in_words(gains: Gains, said: list[str]) -> None:
    assert list(gained(gains)) == said


def test_a_picture_is_the_same_each_time_and_refers_to_nothing_outside() -> None:
    made = svg(page())
    assert made == svg(page())
    root = ElementTree.fromstring(made)
    ids = {element.get("id") for element in root.iter()}
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        assert tag not in ("image", "script", "style", "foreignObject", "a", "use"), tag
        for name, value in element.attrib.items():
            assert "href" not in name
            assert not name.startswith("on")
            for link in re.findall(r"url\((.*?)\)", value):
                assert link.startswith("#")
                assert link[1:] in ids
    assert "http" not in made.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    "hostile",
    [
        "</text><script>alert(1)</script>",
        '"><image href="http://x.y/z.png"/>',
        "]]>&amp;&lt;<!--",
        "\u202eevil\u2066",
        "\x1b[31mred\x00\ud800\ufffe",
        "W" * 4000,
        "long words " * 300,
        "日本語" * 200,
        "e" + "\u0301" * 30,
        "🇫🇷👩\u200d💻",
        " ",
    ],
    ids=range(11),
)
def test_hostile_texts_are_only_read(hostile: str) -> None:
    mean = row("Marina", cell("Marina", "label", hostile), title=hostile)
    known: Any = {mean.cells[0].values[0].fact: CLEAR}
    shown = files((mean,), known).dossier(DossierKey("p", "people", "Marina"))
    shown = shown._replace(pack_title=hostile, line=shown.line._replace(table=hostile))
    root = ElementTree.fromstring(svg(shown))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "pattern",
        "rect", "g", "text", "tspan", "polygon", "line", "mask", "ellipse", "path", "clipPath",
    }  # fmt: skip
    for width in WIDTHS:
        for each in drawn(shown, width):
            assert cells("".join(piece.text for piece in each)) <= max(width, NARROWEST)


def test_a_bar_is_of_one_length_whatever_lies_under_it() -> None:
    def bars(*texts: str) -> list[str]:
        shut = row("Marina", cell("Marina", "label", *texts))
        shown = files((shut,), {}).dossier(DossierKey("p", "people", "Marina"))
        return re.findall(r'<polygon points="[^"]*" fill="#14110e"/>', svg(shown))

    assert bars("a", "b") == bars("A very long text indeed", "日本")
    assert len(bars("a", "b")) == 2


def test_a_picture_is_as_high_as_what_is_on_it_and_explains_bars_where_there_are_any() -> None:
    def made(*facts: str, known: bool) -> tuple[int, str]:
        one = row("Marina", *(cell("Marina", f"label {each}", each) for each in facts))
        past: Any = {each.values[0].fact: CLEAR for each in one.cells} if known else {}
        drawing = svg(files((one,), past).dossier(DossierKey("p", "people", "Marina")))
        return int(ElementTree.fromstring(drawing).attrib["height"]), drawing

    (low, shut), (same, clear) = made("a", known=False), made("a", known=True)
    high, _ = made(*"abcdefgh", known=False)
    assert low == same < high
    assert "a bar lifts" in shut
    assert "a bar lifts" not in clear


def test_where_pack_and_table_do_not_go_side_by_side_each_has_a_line() -> None:
    shown = page()._replace(pack_title="Secret services")
    lines = ["".join(piece.text for piece in row).rstrip() for row in drawn(shown, 40)]
    assert [line[19:] for line in lines[:2]] == ["Secret services", "People"]
