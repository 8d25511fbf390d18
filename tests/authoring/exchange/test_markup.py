"""HTML becomes plain text: what it means stays, and nothing that is no HTML goes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange.markup import marked_up, stripped, unescaped

TEXTS = (
    ("<p>Which river?</p>", "Which river?"),
    ("one<br>two<br/>three<BR />four", "one two three four"),
    ("<b>bold</b>ly <em class='x'>said</em>", "boldly said"),
    ("a&nbsp;b &lt;i&gt; &amp;amp; &#233;&#x1F600; &eacute;", "a b <i> &amp; é😀 é"),
    ("AT&T, R&D; &unknown; &notit; &copy 2000", "AT&T, R&D; &unknown; &notit; &copy 2000"),
    ("10<sup>6</sup> m s<sup>-2</sup>, the 1<sup>st</sup>", "10⁶ m s⁻², the 1st"),
    ("H<sub>2</sub>O, V<sub>max</sub>, e<sup>x+1</sup>", "H₂O, V_max, e^(x+1)"),
    ("2<sup><b>10</b></sup>", "2^10"),
    ("<ul><li>one</li><li>two</li></ul>", "• one • two"),
    ("#include <stdio.h>, List<T>, a < b > c, <-- there", None),
    ('<img src="a.png" alt="a > b"> shown', "[a > b] shown"),
    ('<a href="x?a=1&amp;b=2">link</a>', "link"),
    ("<!-- hidden -->seen<script>x < 1</script>, <style>p{}</style>too", "seen , too"),
    ("never <!-- ended", None),
    ("a <b and c", None),
)


@pytest.mark.parametrize(("html", "text"), TEXTS)
def test_text(html: str, text: str | None) -> None:
    assert stripped(html).text == (html if text is None else text)


def test_lost() -> None:
    found = stripped("<img src=a><img src=b><audio controls></audio><p>x</p>")
    assert found == ("x", ("a picture", "a sound"))


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("<b>x</b>", True),
        ("a<br>b", True),
        ("<br>", False),
        ("<b>", False),
        ("if a <b then c> d", False),
        ("std::vector<int> x", False),
        ("<p>open", False),
        ("</p>closed only", False),
    ],
)
def test_marked_up(text: str, so: bool) -> None:
    assert marked_up(text) is so


@given(st.text(alphabet="<>/!-\"'&;#abpimgsurx= \n") | st.text())
def test_any_text(text: str) -> None:
    found = stripped(text).text
    assert found == " ".join(found.split())
    marked_up(text)


@given(st.text(st.characters(exclude_characters="<&", exclude_categories=["Cs"])))
def test_plain_text_stays(text: str) -> None:
    assert stripped(text).text == " ".join(text.split())
    assert unescaped(text) == text


@pytest.mark.parametrize("part", ["<a '\"", "<!--", "<script", "<", "<p>", "<sup>1", "&#1", "<b '"])
def test_time_grows_with_length_alone(part: str) -> None:
    def seconds(size: int) -> float:
        text = part * (size // len(part))
        start = time.process_time()
        stripped(text)
        marked_up(text)
        return time.process_time() - start

    seconds(1_000)
    # Ten times the text; a quadratic way would take a hundred times as long.
    assert seconds(150_000) < 40 * seconds(15_000) + 0.2
