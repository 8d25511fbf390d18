"""GIFT files: every kind, escapes and forms, what is told, and that nothing goes missing."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange.gift import FORMAT
from bureau_quiz.authoring.exchange.importing import bring, gather
from bureau_quiz.authoring.exchange.model import Document, Entry, Harvest
from bureau_quiz.authoring.look import look


def read(text: str) -> Harvest:
    return FORMAT.read(Document("quiz.gift", text))


def one(text: str) -> Entry:
    (entry,) = read(text).entries
    return entry


def told(harvest: Harvest) -> list[tuple[int, str, bool]]:
    return [
        (remark.place.line, remark.message.split("”: ", 1)[-1], remark.dropped)
        for remark in harvest.remarks
    ]


# Kinds

OPTIONS = (
    # body, kind, answers, distractors
    ("=Oslo ~Bergen ~Narvik", "choice", ("Oslo",), ("Bergen", "Narvik")),
    ("\n  ~ Bergen\n  = Oslo\n", "choice", ("Oslo",), ("Bergen",)),
    ("~%100%Oslo ~Bergen", "choice", ("Oslo",), ("Bergen",)),
    ("Bergen =Oslo ~Narvik", "choice", ("Oslo",), ("Bergen", "Narvik")),
    ("=Oslo =Oslo town ~Bergen", "choice", ("Oslo", "Oslo town"), ("Bergen",)),
    ("=Oslo ~%-50%Bergen", "choice", ("Oslo",), ("Bergen",)),
    ("~%50%a ~%50%b ~%-50%c ~%-50%d", "multiple", ("a", "b"), ("c", "d")),
    ("~%33.33333%a ~%33,33333%b ~%33.4%c ~d ~e", "multiple", ("a", "b", "c"), ("d", "e")),
    ("~%100%a ~%100%b ~c ~%-100%d", "multiple", ("a", "b"), ("c", "d")),
    ("=%50%a =%50%b ~c ~d", "multiple", ("a", "b"), ("c", "d")),
    ("=a -> b ~c -> d", "choice", ("a -> b",), ("c -> d",)),
    (r"= \= 2 + 2 ~ \= 2 ~ \{\} ~ \~ ~ \#", "choice", ("= 2 + 2",), ("= 2", "{}", "~", "#")),
    ("=set {1, 2} ~set {1}", "choice", ("set {1, 2}",), ("set {1}",)),
)


@pytest.mark.parametrize(("body", "kind", "answers", "distractors"), OPTIONS)
def test_options(
    body: str, kind: str, answers: tuple[str, ...], distractors: tuple[str, ...]
) -> None:
    harvest = read(f"Which is it? {{{body}}}")
    (entry,) = harvest.entries
    assert (entry.kind, entry.answers, entry.distractors) == (kind, answers, distractors)
    assert (entry.prompt, entry.place.line) == ("Which is it?", 1)
    assert not harvest.remarks


@pytest.mark.parametrize(
    ("body", "truth"),
    [
        ("T", True),
        ("TRUE", True),
        (" F ", False),
        ("FALSE", False),
        ("true", True),
        ("=TRUE", True),
        ("=True ~False", True),
        ("~True =False", False),
        ("T#no#yes = so", True),
    ],
)
def test_truth(body: str, truth: bool) -> None:
    entry = one(f"Ice floats on water. {{{body}}}")
    assert (entry.kind, entry.truth, entry.prompt) == ("true-false", truth, "Ice floats on water.")
    assert (entry.answers, entry.distractors) == ((), ())


@pytest.mark.parametrize(
    ("body", "answers"),
    [
        ("=four =4", ("four", "4")),
        ("Four", ("Four",)),
        ("=T", ("T",)),
        ("=%100%iron#", ("iron",)),
        ("=Frog =%0%*", ("Frog",)),
        (r"=\*", ("*",)),
        ("=*", ("*",)),
        ("=one\ntwo", ("one\ntwo",)),
    ],
)
def test_typed(body: str, answers: tuple[str, ...]) -> None:
    harvest = read(f"What is it? {{{body}}}")
    (entry,) = harvest.entries
    assert (entry.kind, entry.answers, entry.distractors) == ("typed", answers, ())
    assert not harvest.remarks


@pytest.mark.parametrize(
    ("body", "answers", "within"),
    [
        ("#1969:2", ("1969",), "2"),
        ("#3.14:0.005", ("3.14",), "0.005"),
        ("#1..5", ("3",), "2"),
        ("#-1.5 .. -0.5", ("-1.0",), "0.5"),
        ("#\n=1969:0\n=%50%1969:3 #close\n", ("1969",), "3"),
        ("#3:2~#Far from it", ("3",), "2"),
        ("#=3:2 ~#Far from it", ("3",), "2"),
        ("#=%0%7:0#no =%100%9:1", ("9",), "1"),
        ("#1e3:1.5e1", ("1000",), "15"),
        ("#1969", ("1969",), ""),
        ("#-4:0", ("-4",), ""),
        ("#=2 =3", ("2", "3"), ""),
    ],
)
def test_number(body: str, answers: tuple[str, ...], within: str) -> None:
    harvest = read(f"How much? {{{body}}}")
    (entry,) = harvest.entries
    assert (entry.answers, entry.within) == (answers, within)
    assert entry.kind == ("number" if within else "typed")
    assert not any("counts for" in remark.message for remark in harvest.remarks)


def test_match() -> None:
    entry = one("Pair them. {\n =Peru -> Lima\n =Chile->Santiago\n =Cuba -> Havana\n}")
    assert (entry.kind, entry.prompt) == ("match", "Pair them.")
    assert entry.pairs == (("Peru", "Lima"), ("Chile", "Santiago"), ("Cuba", "Havana"))


def test_match_that_goes_with_nothing() -> None:
    harvest = read("Pair them. {=a -> b = -> c =d -> e =f -> g}")
    assert harvest.entries[0].pairs == (("a", "b"), ("d", "e"), ("f", "g"))
    assert told(harvest) == [(1, "“c” goes with nothing and was left out", False)]


# Prompts


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("Water {=freezes ~boils} at zero.", "Water ____ at zero."),
        ("{=Ice} floats.", "____ floats."),
        ("::Ice:: {=Ice} floats.", "____ floats."),
        ("::Ice:: [html]{=Ice} floats<br>up.", "____ floats up."),
        ("Two and two make {=four}.", "Two and two make ____."),
        ("How many? {#4:1}.", "How many?"),
        ("How many (roughly)? {=four}\n", "How many (roughly)?"),
        ("Find ____ {=four}.", "Find ____"),
        ("Pair these {=a->b =c->d =e->f}.", "Pair these."),
        ("[html]<p>Which <b>one</b>? {=a ~b}</p>", "Which one?"),
        ("::A title:: Which\none?\n{\n=a\n~b\n}\n", "Which\none?"),
        (r"::A \:: Title\:::Which?{=a ~b}", "Which?"),
        (":: no title {=a ~b}", ":: no title"),
        (r"Is \{ a brace\: so \#, \~, \= and \\ too? {T}", r"Is { a brace: so #, ~, = and \ too?"),
        (r"One\ntwo? {T}", "One\ntwo?"),
        (r"A \\n B \\\\ C? {T}", r"A \n B \\ C?"),
        (r"`-\=[];',./\~!@\#$%^&*()_+\{\}|\:<>?{T}", "`-=[];',./~!@#$%^&*()_+{}|:<>?"),
        ("// a comment\nWhich?\n  // another\n{=a ~b}", "Which?"),
        ('See <a href="http://x.y/?a=1#b">this</a>? {=a ~b}', "See this?"),
        ("It&#39;s? {T}", "It's?"),
    ],
)
def test_prompt(text: str, prompt: str) -> None:
    assert one(text).prompt == prompt


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("[html]<p>10<sup>3</sup> &lt; x?</p>", "10³ < x?"),
        ("[moodle]Is <i>this</i> &amp; that?", "Is this & that?"),
        ("Is <i>this</i> &amp; that?", "Is this & that?"),
        ("Is List<int> a < b?", "Is List<int> a < b?"),
        ("[plain]Is <i>this</i> &amp; that?", "Is <i>this</i> &amp; that?"),
        ("[markdown]Is **this** &amp; _that_?", "Is **this** &amp; _that_?"),
        ("[wiki]Is this?", "[wiki]Is this?"),
    ],
)
def test_forms(text: str, prompt: str) -> None:
    assert one(text + "{T}").prompt == prompt


def test_answers_have_the_form_of_their_question_unless_they_say() -> None:
    entry = one("[html]<p>What?</p>{=<b>a</b> ~[plain]<b>b</b> ~%-50%[moodle]c &amp; d}")
    assert (entry.answers, entry.distractors) == (("a",), ("<b>b</b>", "c & d"))


def test_tags_that_alone_tell_options_apart_stay() -> None:
    entry = one("What makes text bold? {=<b>x</b> ~<i>x</i> ~<br>}")
    assert (entry.answers, entry.distractors) == (("<b>x</b>",), ("<i>x</i>", "<br>"))


FORMULAE = (
    r"Solve $$x^2 = \frac{1}{4}$$. {=\(x = \frac{1}{2}\) ~$$x \neq 0$$}",
    r"Solve $$x^2 \= \\frac\{1\}\{4\}$$. {=\\(x \= \\frac\{1\}\{2\}\\) ~$$x \\neq 0$$}",
)


@pytest.mark.parametrize("text", FORMULAE)
def test_formulae(text: str) -> None:
    entry = one(text)
    assert entry.prompt == r"Solve $$x^2 = \frac{1}{4}$$."
    assert (entry.answers, entry.distractors) == ((r"\(x = \frac{1}{2}\)",), (r"$$x \neq 0$$",))


def test_money_is_no_formula() -> None:
    entry = one(r"It costs $5\nor $6? {=$5 ~$6 ~$7\n~$8}")
    assert entry.prompt == "It costs $5\nor $6?"
    assert entry.distractors == ("$6", "$7", "$8")


# What is around the questions


def test_categories() -> None:
    text = (
        "A? {T}\n\n$CATEGORY: $course$/top/Default for Rivers/Of//in Asia\n\nB? {T}\n\n"
        "$CATEGORY: tests\nC? {T}\n\n$category: $system$/top\n\nD? {T}\n"
    )
    categories = [entry.category for entry in read(text).entries]
    assert categories == ["", "Rivers / Of/in Asia", "tests", ""]


def test_explanation() -> None:
    text = "What? {=a#Since x. ~b#Since y. ~c ####For all.\n}"
    harvest = read(text)
    assert harvest.entries[0].explanation == "Since x. For all."
    (remark,) = harvest.remarks
    assert remark.message.startswith("what is said to wrong answers has no place in a pack")


def test_praise_is_no_explanation() -> None:
    harvest = read("What? {=a#Yes! That's right! ~b#Sorry, no.}\n\nWho? {=a#Very good ~b}")
    assert [entry.explanation for entry in harvest.entries] == ["", ""]
    (remark,) = harvest.remarks
    assert "praise and blame" in remark.message
    assert "2 questions" in remark.message


@pytest.mark.parametrize(
    ("body", "explanation"),
    [
        ("F#Ice is lighter.", "Ice is lighter."),
        ("F#Ice is lighter.#Well done!", "Ice is lighter."),
        ("T#No.#Right! Well done. It is lighter.", "It is lighter."),
        ("T#No.#No. 4 says so.", "No. 4 says so."),
        ("T#No.#It is lighter.", "It is lighter."),
        ("T#Think of bergs.#It is lighter.####All of it.", "It is lighter. All of it."),
        ("=TRUE#It is lighter.", "It is lighter."),
    ],
)
def test_explanation_of_a_statement(body: str, explanation: str) -> None:
    assert one(f"Ice sinks. {{{body}}}").explanation == explanation


def test_description_is_told_and_not_counted() -> None:
    harvest = read("::Read this:: Take a pencil.\n\nReady? {T}\n")
    assert told(harvest) == [(1, "it has no answers in braces, so it is no question", False)]
    assert (harvest.kept, harvest.dropped) == (1, 0)


# What goes wrong


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Tell me. {}", "it asks for an essay, which only a person can judge"),
        ("Tell me. {####At length.}", "it asks for an essay, which only a person can judge"),
        ("Which? {=a ~b", "the { in line 1 has no }; write \\{ where the sign itself is meant"),
        ("Which? a}", "the } in line 1 has no {; write \\} where the sign itself is meant"),
        ("A {=b} c {=d} e", "it has more than one part in braces, and a question has one"),
        ("Which? {~a ~b}", "none of its options is right"),
        ("Which? {~%50%a ~%50%b}", "none of its options is wrong"),
        ("Which? {= ~b}", "an option that is right says nothing"),
        ("[html]Which? {=<img src\\=x> ~b}", "an option that is right is a picture alone"),
        ("[html]<img src\\=x>{T}", "a question: it has no prompt that is text"),
        ("{=a ~b}", "a question: it has no prompt"),
        ("Which? {=}", "it has no answer"),
        ("Which? {#}", "it has no answer"),
        ("Which? {#*}", "it has no answer"),
        ("Which? {=a -> b =c}", "“c” has no -> as its other pairs have"),
        ("Which? {" + "~x" * 1_001 + "}", "it has more than 1,000 answers"),
    ],
)
def test_a_bad_one_costs_only_itself(text: str, why: str) -> None:
    harvest = read(f"{text}\n\nOne? {{=a ~b}}\n\nTwo? {{T}}\n")
    assert told(harvest) == [(1, why, True)]
    assert [entry.prompt for entry in harvest.entries] == ["One?", "Two?"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Which? {=a ~%50%b ~c}",
            "“b” counts for 50 %, so it is neither right nor wrong; left out",
        ),
        ("Which? {=a =%75.5%b}", "“b” counts for 75.5 % and was left out"),
        ("Which? {~%50%a ~b}", "its best option counts for 50 %; it was taken as right"),
        ("Which? {=%50%a}", "its best answer counts for 50 %; it was taken as right"),
        (
            "Which? {~%50%a ~%50%b ~c}",
            "it has one wrong option only, so one right option is asked for",
        ),
        ("Which? {=a ~b ~}", "an option that says nothing was left out"),
        ("Which? {=a =b*}", "the pattern “b*” was taken as “b”"),
        ("Which? {=a =b*c}", "the pattern “b*c” is no answer and was left out"),
        ("Which? {#1,5}", "not all of its answers are numbers; it is typed"),
        (
            "Which? {#=1:1 =9}",
            "how near is near enough is lost, as it has several answers; it is typed",
        ),
        ("Which? {#=1:1 =%50%9:1}", "“9:1” counts for 50 % and was left out"),
        ("::Which?:: {T}", "it has no prompt but its title, which is asked instead"),
        (
            "Which <img src='x.png' alt='leaf'><br>? {T}",
            "a picture cannot be shown: see whether it can be answered without",
        ),
        ("Which? {=a\n\n~b}", "its answers go on after the blank line 2"),
    ],
)
def test_mended(text: str, what: str) -> None:
    harvest = read(text)
    assert told(harvest) == [(1, what, False)]
    assert harvest.kept == 1


def test_forgotten_blank_lines() -> None:
    harvest = read("One? {T}\nTwo? {=a\n~b}.\n\n\nThree? {F}\n \t \nFour? {T}")
    assert [(entry.prompt, entry.place.line) for entry in harvest.entries] == [
        ("One?", 1),
        ("Two?", 2),
        ("Three?", 6),
        ("Four?", 8),
    ]
    assert told(harvest) == [(1, "no blank line follows it", False)]


def test_every_kind_becomes_a_pack_that_is_proved(tmp_path: Path) -> None:
    (tmp_path / "exam.gift").write_text(
        "$CATEGORY: top/Nordic\n\n"
        "Which is a capital? {=Oslo ~Bergen ~Narvik ~Bodø #A port}\n\n"
        "Which two are capitals? {~%50%Oslo ~%50%Helsinki ~Turku ~Bergen}\n\n"
        "Ice floats. {T}\n\nName the capital of Sweden. {=Stockholm =Stokholm}\n\n"
        "Which capital has which country? {=Norway -> Oslo =Sweden -> Stockholm =Iceland -> X}\n\n"
        "When did Norway become independent? {#1905:3}\n\nHow many Nordic countries? {#5}\n\n"
        "The {=Baltic ~North} Sea lies east.\n\nTell me more. {}\n",
        encoding="utf-8",
    )
    imported = bring([gather(tmp_path / "exam.gift")], tmp_path / "exam.yaml")
    assert (imported.kept, imported.dropped, imported.questions) == (8, 1, 8)
    looked = look(tmp_path / "exam.yaml")
    assert looked.pack is not None
    assert [question.kind for question in looked.pack.questions] == [
        *("choice", "multiple", "true-false", "typed", "match", "number", "typed", "choice"),
    ]
    assert {question.category for question in looked.pack.questions} == {"Nordic"}


# Telling formats apart


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("What? {=a ~b}\n", 90),
        ("{=Ice} floats.\n", 90),
        ("::T::What? {T}\n", 90),
        ("$CATEGORY: x\n", 90),
        ("Tell me. {}\n", 90),
        ('{"a": [{}]}', 0),
        ('[{"question": "{=a}"}]', 0),
        ("<?xml version='1.0'?><quiz>{=a}</quiz>", 0),
        ("a:{b}c:d\ne|f:[g]\n", 0),
        ("What?\nA. x\nB. y\nANSWER: A\n", 0),
        ("#Q What?\n^ x\nA x\nB y\n", 0),
        ("rows:\n - {name: x, sea: y}\n", 0),
        ("just a text\n", 0),
        ("", 0),
    ],
)
def test_recognised(text: str, sure: int) -> None:
    assert FORMAT.recognises(Document("quiz.txt", text)) == sure


def test_recognised_by_name() -> None:
    assert FORMAT.recognises(Document("Quiz.GIFT", "Take a pencil.\n")) == 60
    assert FORMAT.recognises(Document("Quiz.GIFT", "[{}]")) == 0


# Whatever a file may hold

# fmt: off
PARTS = st.sampled_from((
    "What? ", "{", "}", "=a ", "~b ", "#", "->", "%50%", "%-100%", "T", "####", "::", "\n", "\n\n",
    "\\", "[html]", "<b>", "</b>", "//", "$CATEGORY: x", "..", ":", "1", "*", "$$", "\\(", "&#3;",
))
LONG = (
    "{", "}", "=", "~", "::", "\\(", "$$", "$a\\ab", '<a b="', "{=a ~b}\n\n", "a{T}\n", "#",
    "{\n\n", "%50%", "//\n", "{=a->b", "{=a#b", "_", "&#1;", "\n", " ", "[html]", "{#1..2}\n\n",
)
# fmt: on
GOOD = "Which? {=a ~b}"


@given(st.lists(PARTS | st.text(max_size=5), max_size=40).map("".join))
def test_any_text(text: str) -> None:
    harvest = read(text)
    FORMAT.recognises(Document("quiz.txt", text))
    assert all(entry.prompt for entry in harvest.entries)
    assert all(entry.answers or entry.pairs or entry.truth is not None for entry in harvest.entries)


@given(st.lists(PARTS, max_size=12).map("".join), st.lists(PARTS, max_size=12).map("".join))
def test_a_bad_one_between_good_ones(before: str, after: str) -> None:
    # What is torn may take in what follows it up to the next brace, and no more.
    torn = before.replace("{", "").replace("}", "")
    harvest = read(f"{GOOD}\n\n{torn}\n\n{GOOD}\n\n{after}")
    assert [entry.answers for entry in harvest.entries[:2]] == [("a",), ("a",)]


@given(st.integers(1, 5), st.integers(0, 5), st.integers(0, 5))
def test_every_question_is_kept_or_dropped(good: int, essays: int, bad: int) -> None:
    blocks = [GOOD] * good + ["Tell. {}"] * essays + ["Which? {~a ~b}"] * bad
    harvest = read("\n\n".join(blocks))
    assert (harvest.kept, harvest.dropped) == (good, essays + bad)


SIGNS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="$<&[*"), min_size=1
)


def escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\:#={}~" else sign for sign in text)


@given(SIGNS, SIGNS, st.lists(SIGNS, min_size=1, max_size=4))
def test_what_is_escaped_comes_back(prompt: str, answer: str, others: list[str]) -> None:
    options = " ".join(f"~{escaped(text)}" for text in others)
    entry = one(f"x{escaped(prompt)} {{={escaped(answer)} {options}}}")
    assert entry.prompt == f"x{prompt}"
    assert (entry.answers, entry.distractors) == ((answer,), tuple(others))


@pytest.mark.parametrize("part", LONG)
@pytest.mark.parametrize("lead", ["", "q {", "q {=x ~"])
def test_time_grows_with_length_alone(lead: str, part: str) -> None:
    def seconds(size: int) -> float:
        document = Document("quiz.gift", f"{lead}{part * (size // len(part))}}}")
        start = time.process_time()
        FORMAT.recognises(document)
        FORMAT.read(document)
        return time.process_time() - start

    seconds(500)
    assert seconds(40_000) < 40 * seconds(4_000) + 0.2
