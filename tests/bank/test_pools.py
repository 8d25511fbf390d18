"""The best of many candidates, against sorting all of them."""

from decimal import Decimal
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bureau_quiz.bank import groups
from bureau_quiz.bank.compare import Key
from bureau_quiz.bank.groups import Entry
from bureau_quiz.bank.pools import Entries

LIKES = st.frozensets(st.sampled_from("xyz"), max_size=2)
LETTERS = "abcdefghijklmnopqrstuvwxyzéß東"


@st.composite
def entries(draw: st.DrawFn, similar: int) -> list[Entry]:
    texts = draw(
        st.lists(
            st.text(LETTERS, min_size=1, max_size=4),
            min_size=1,
            max_size=80,
            unique_by=str.casefold,
        )
    )
    return [
        Entry(text, text, draw(st.integers(0, 2)), [draw(LIKES) for _ in range(similar)])
        for text in texts
    ]


@settings(deadline=None)
@pytest.mark.parametrize(("many", "short"), [(1, 2), (10, 2), (1_000, 2), (1, 29), (1_000, 29)])
@given(data=st.data())
def test_the_best_are_those_of_lowest_rank_and_then_of_lowest_crc(
    many: int, short: int, data: st.DataObject
) -> None:
    """However many are looked at, and even where few bits of the CRC-32 seldom part them."""
    similar = data.draw(st.integers(0, 2))
    among = data.draw(entries(similar))
    likes: list[frozenset[Key]] = [frozenset(data.draw(LIKES)) for _ in range(similar)]
    banned = data.draw(st.sets(st.integers(0, len(among) - 1)))
    limit = data.draw(st.integers(1, 60))
    name = data.draw(st.text(LETTERS, max_size=6))

    def order(place: int) -> tuple[int, int, int]:
        entry = among[place]
        missing = sum(not own & right for own, right in zip(entry.likes, likes, strict=True))
        crc = crc32((name + entry.text).encode())
        return entry.tier * (similar + 1) + missing, crc, place

    wanted = sorted(order(place) for place in range(len(among)) if place not in banned)[:limit]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "MANY", many)
        patch.setattr(groups, "SHORT", short)
        found = Entries(among, similar, exact=True).best(name, likes, banned, limit)
    assert sorted((one.rank, one.text) for one in found) == sorted(
        (rank, among[place].text) for rank, _, place in wanted
    )
    assert [one.rank for one in found] == sorted(one.rank for one in found)


def test_numbers_and_dates_carry_their_size() -> None:
    made = Entries([Entry(Decimal("2.50"), "2.50", 0), Entry(Decimal(-3), "-3", 0)], 0, exact=False)
    assert [one.size for one in made.best("q", [], set(), 9)] == ["2.50", "-3"]
