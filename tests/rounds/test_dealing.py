from collections import Counter
from dataclasses import replace
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bureau_quiz.bank.model import Card, Fact
from bureau_quiz.rounds import filters
from bureau_quiz.rounds.dealing import Dealer, Dealt, deal, last_block
from bureau_quiz.rounds.model import LAST_BLOCK, Rules
from bureau_quiz.rounds.modes import MODES
from tests.rounds.decks import card, decks_of, pack_of, question
from tests.rounds.in_memory import ListDeck, list_decks

BUREAU = pack_of()
SIGNALS = pack_of("x", pack="signals", templates=12)
TINY = [card(question(f"tiny {n}", pack="tiny", difficulty=1 + n % 3)) for n in range(7)]


class Counting:
    """A deck that says which of its cards were asked for."""

    def __init__(self, deck: ListDeck) -> None:
        self.pack, self.difficulty, self.templates = deck.pack, deck.difficulty, deck.templates
        self.asked: set[int] = set()
        self._deck = deck

    def __len__(self) -> int:
        return len(self._deck)

    def card(self, index: int) -> Card:
        self.asked.add(index)
        return self._deck.card(index)


def prompts(cards: list[Card], seed: int, block: int, rules: Rules | None = None) -> list[str]:
    rules = rules or Rules()
    return [put.prompt for put in deal(decks_of(cards, rules), rules, seed, block).puts]


def test_no_question_comes_back_before_round_36_and_none_is_less_than_ideal() -> None:
    decks = decks_of(BUREAU)
    assert 430 < sum(len(deck) for deck in decks) < 480
    flawed = 0
    for seed in range(100):
        dealer = Dealer(decks, Rules(), seed)
        seen: set[str] = set()
        for _ in range(36):
            picks = dealer.next_block()
            assert len(picks) == 10
            assert not seen & {pick.card.key for pick in picks}
            seen |= {pick.card.key for pick in picks}
            flawed += sum(any(pick.flaws) for pick in picks)
    assert flawed <= 5  # of 36,000


def test_every_block_of_a_seed_has_the_mix_and_is_made_of_different_prompts() -> None:
    dealer = Dealer(decks_of(BUREAU), Rules(), 7)
    for _ in range(LAST_BLOCK + 1):
        picks = dealer.next_block()
        assert len({pick.card.key for pick in picks}) == 10
        levels = Counter(pick.question.difficulty for pick in picks)
        assert levels == {1: 3, 2: 4, 3: 3}


def test_a_block_is_the_same_dealt_alone_or_after_the_others() -> None:
    dealer = Dealer(decks_of(BUREAU), Rules(), 11)
    for block in range(12):
        picks = dealer.next_block()
        assert prompts(BUREAU, 11, block) == [pick.question.prompt for pick in picks]


@pytest.mark.parametrize("block", [-1, LAST_BLOCK + 1])
def test_there_are_sixty_four_blocks(block: int) -> None:
    with pytest.raises(ValueError):
        deal(decks_of(BUREAU), Rules(), 7, block)


def test_the_order_of_decks_and_cards_and_the_timer_do_not_matter() -> None:
    cards = BUREAU + SIGNALS
    rules = Rules(seconds=20)
    backwards = tuple(reversed(decks_of(list(reversed(cards)))))
    assert deal(backwards, rules, 7, 3) == deal(decks_of(cards), Rules(), 7, 3)


def test_seeds_and_blocks_differ() -> None:
    rounds = {tuple(prompts(BUREAU, seed, block)) for seed in range(5) for block in range(5)}
    assert len(rounds) == 25


def test_packs_take_turns_by_slot_starting_at_the_block() -> None:
    cards = BUREAU + SIGNALS + pack_of("y", pack="craft", templates=20)
    dealer = Dealer(decks_of(cards), Rules(), 7)
    for block in range(6):
        packs = [pick.question.pack for pick in dealer.next_block()]
        turn = ["bureau", "craft", "signals"]
        assert packs == [turn[(block + slot) % 3] for slot in range(10)]


def test_a_pack_without_a_difficulty_leaves_that_slot_to_the_next() -> None:
    easy = [card(question(f"easy {n}", pack="a", difficulty=1)) for n in range(40)]
    picks = Dealer(decks_of(easy + BUREAU), Rules(), 7).next_block()
    levels = Counter(pick.question.difficulty for pick in picks)
    assert levels == {1: 3, 2: 4, 3: 3}
    assert all(pick.question.pack == "bureau" for pick in picks if pick.question.difficulty > 1)


def test_filters_make_decks_of_their_own() -> None:
    rules = Rules(difficulties=(3,), categories=("Category 2", "Category 5"))
    decks = decks_of(BUREAU, rules)
    picks = Dealer(decks, rules, 7).next_block()
    assert picks
    assert {pick.question.difficulty for pick in picks} == {3}
    assert {pick.question.category for pick in picks} <= {"Category 2", "Category 5"}


def test_a_round_larger_than_its_packs_is_shorter_and_says_so() -> None:
    dealt = deal(decks_of(TINY), Rules(), 7, 0)
    assert sorted(put.prompt for put in dealt.puts) == sorted(c.questions[0].prompt for c in TINY)
    assert dealt.notes == (
        "The round has 7 questions instead of 10: the packs have no more to ask.",
    )


def test_a_filter_that_leaves_one_question_says_so() -> None:
    only = [card(question("only", category="Rare"))]
    rules = Rules(categories=("Rare",))
    dealt = deal(decks_of(only + BUREAU, rules), rules, 7, 5)
    assert [put.prompt for put in dealt.puts] == ["What about only?"]
    assert dealt.notes[0].endswith("this choice of difficulty and category leaves no more to ask.")


def test_no_cards_no_questions() -> None:
    assert deal((), Rules(), 7, 0).puts == ()
    assert deal((ListDeck("p", 1, []),), Rules(), 7, 0).puts == ()


def test_a_prompt_that_two_packs_share_is_asked_once() -> None:
    twins = [card(question(f"tiny {n}", pack="twin", difficulty=1 + n % 3)) for n in range(7)]
    dealt = deal(decks_of(TINY + twins), Rules(), 7, 0)
    assert len({put.prompt for put in dealt.puts}) == len(dealt.puts) == 7
    assert dealt.notes


def test_the_template_limit_holds_as_far_as_the_cards_allow() -> None:
    cards = [
        card(question(f"{template} {n}", template=template, difficulty=2))
        for template in "abcde"
        for n in range(30)
    ]
    dealer = Dealer(decks_of(cards), Rules(), 7)
    for _ in range(5):
        picks = dealer.next_block()
        assert Counter(pick.question.template for pick in picks) == dict.fromkeys("abcde", 2)


def test_like_questions_stand_apart() -> None:
    cards = [
        card(question(f"{template} {n}", template=template, difficulty=2))
        for template in ("a", "a~", "b", "b~", "c", "c~", "d", "e")
        for n in range(30)
    ]
    dealer = Dealer(decks_of(cards), Rules(), 7)
    for _ in range(5):
        families = [pick.question.template[0] for pick in dealer.next_block()]
        assert all(left != right for left, right in pairwise(families))


def test_where_every_card_breaks_something_the_least_bad_is_taken() -> None:
    fact = Fact("t", "r", "c", "v")
    cards = [
        card(question(f"one {n}", template="one", difficulty=2, facts=(fact,) if n else ()))
        for n in range(6)
    ]
    picks = Dealer(decks_of(cards), Rules(questions=6), 7).next_block()
    assert len(picks) == 6
    assert not picks[0].flaws.same_fact
    # The card that rests on no shared fact is the better one as long as it is there.
    free = next(slot for slot, pick in enumerate(picks) if not pick.question.facts)
    assert free <= 1


def test_a_deck_used_up_starts_its_next_cycle() -> None:
    dealer = Dealer(decks_of(TINY), Rules(questions=3), 7)
    seen = Counter(pick.card.key for _ in range(14) for pick in dealer.next_block())
    assert set(seen.values()) == {4, 5, 7}  # 14 slots a difficulty over three, two and two cards
    assert sum(seen.values()) == 42


def test_only_the_cards_that_are_looked_at_are_asked_for() -> None:
    cards = [
        card(question(f"{n}", template=f"t{n % 400}", difficulty=1 + n % 3)) for n in range(6000)
    ]
    decks = [Counting(deck) for deck in decks_of(cards)]
    deal(decks, Rules(), 7, 0)
    assert sum(len(deck.asked) for deck in decks) <= 20


def test_a_card_of_several_questions_asks_each_of_them_in_time() -> None:
    several = card(*(question(f"q{n}", prompt="Who directed?", answer=f"A{n}") for n in range(3)))
    shown = Counter(deal(decks_of([several]), Rules(), seed, 0).puts[0].shown for seed in range(60))
    assert set(shown) == {"A0", "A1", "A2"}
    assert min(shown.values()) >= 8


def test_options_come_in_every_order() -> None:
    decks = decks_of([card(question("one"))])
    places = Counter(deal(decks, Rules(), seed, 0).puts[0].right for seed in range(200))
    assert set(places) == {(0,), (1,), (2,), (3,)}
    assert min(places.values()) > 25


def test_true_and_false_are_as_often_and_not_by_turns() -> None:
    statements = [
        replace(
            question(f"{n}", template=f"t{n}", kind="true-false"),
            extra={"before": f"{n} is ", "after": "."},
        )
        for n in range(40)
    ]
    decks = decks_of([card(one) for one in statements])
    found = set()
    for seed in range(20):
        truths = [put.right == (0,) for put in deal(decks, Rules(), seed, 0).puts]
        assert len(truths) == 10
        assert sum(truths) == 5
        found.add(tuple(truths))
    assert len(found) > 10


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40
    ),
    st.integers(1, 15),
    st.integers(0, 4),
)
def test_any_deck_gives_all_it_can(
    shape: list[tuple[int, int, int]], questions: int, blocks: int
) -> None:
    cards = [
        card(
            question(
                f"q{n}",
                pack=f"pack{n % 2}",
                template=f"t{template}" if template else "",
                difficulty=level,
                facts=(Fact("t", f"{fact}", "c", "v"),) if fact else (),
            )
        )
        for n, (level, template, fact) in enumerate(shape)
    ]
    dealer = Dealer(list_decks(cards, Rules()), Rules(questions=questions), 7)
    for _ in range(blocks + 1):
        picks = dealer.next_block()
        assert len(picks) == min(questions, len(cards))
        assert len({pick.card.key for pick in picks}) == len(picks)


def of_mode(mode: str, cards: list[Card], seed: int, block: int = 0, **changed: int) -> Dealt:
    rules = replace(MODES[mode].rules, **changed)  # type: ignore[arg-type]
    return deal(list_decks(cards, rules), rules, seed, block)


def levels_of(dealt: Dealt) -> list[int]:
    return [put.question.difficulty for put in dealt.puts]


@given(st.integers(0, 2**32 - 1), st.integers(0, 3))
@settings(max_examples=30)
def test_a_ladder_rises(seed: int, block: int) -> None:
    levels = levels_of(of_mode("ladder", BUREAU + SIGNALS, seed, block))
    assert levels == [1] * 4 + [2] * 5 + [3] * 3
    rest = levels_of(of_mode("ladder", TINY, seed, block))
    assert rest == [1, 1, 1, 2, 2, 3, 3]


def test_a_ladder_rises_where_a_difficulty_runs_out_as_prompts_are_the_same() -> None:
    twins = [
        card(question(f"{level} {n}", pack=pack, prompt=f"{level} {n}?", difficulty=level))
        for pack in ("a", "b")
        for level, count in ((1, 12), (3, 2))
        for n in range(count)
    ]
    levels = levels_of(of_mode("ladder", twins, 7))
    assert len(levels) == 12
    assert levels == sorted(levels)


@pytest.mark.parametrize("seats", range(2, 9))
def test_all_who_play_are_asked_alike(seats: int) -> None:
    for seed in range(10):
        dealt = of_mode("hot-seat", BUREAU + SIGNALS, seed, 2, seats=seats)
        levels = levels_of(dealt)
        turns = [levels[at : at + seats] for at in range(0, len(levels), seats)]
        assert len(turns) == 5
        assert all(len(set(turn)) == 1 for turn in turns)
        assert Counter(turn[0] for turn in turns) == {1: 2, 2: 2, 3: 1}
        packs = [put.question.pack for put in dealt.puts]
        assert all(len(set(packs[at : at + seats])) == 1 for at in range(0, len(packs), seats))
        assert len({put.prompt for put in dealt.puts}) == 5 * seats
        assert dealt.notes == ()


def test_where_cards_are_few_the_table_is_asked_fewer_but_alike() -> None:
    dealt = of_mode("hot-seat", TINY, 7, seats=2)  # three, two and two of a difficulty
    assert sorted(levels_of(dealt)) == [1, 1, 2, 2, 3, 3]
    assert dealt.notes == (
        "The round has 3 questions for each instead of 5: the packs have no more to ask.",
    )
    twins = [card(question(f"tiny {n}", pack="twin", difficulty=1 + n % 3)) for n in range(7)]
    for seed in range(20):
        levels = levels_of(of_mode("hot-seat", TINY + twins, seed, seats=2))
        assert levels[::2] == levels[1::2]
        assert len(levels) == 6
    assert of_mode("hot-seat", TINY, 7, seats=8).puts == ()


def test_a_large_table_asks_a_small_pack_all_it_can_block_after_block() -> None:
    cards = [card(question(f"{n}", template=f"t{n % 9}", difficulty=2)) for n in range(50)]
    for block in range(0, 40, 13):
        assert len(of_mode("hot-seat", cards, 7, block, questions=5, seats=8).puts) == 40


def test_an_interrogation_has_choices_typed_and_nothing_else() -> None:
    kinds = ["choice", "typed", "true-false", "multiple", "number", "order", "match", "except"]
    cards = [
        card(question(f"{kind} {n}", template="t", kind=kind, answer="Ann", difficulty=1 + n % 3))
        for kind in kinds
        for n in range(4)
    ]
    cards += [card(question(f"plain {n}", kind="choice", answer="Ann")) for n in range(4)]
    dealt = of_mode("interrogation", cards, 7)
    assert len(dealt.puts) == 8
    assert {put.question.kind for put in dealt.puts} == {"typed"}
    assert {put.question.id.split()[0] for put in dealt.puts} == {"p/t/choice", "p/t/typed"}
    assert not any(put.options for put in dealt.puts)
    assert dealt.notes == (
        "The round has 8 questions instead of 10: the packs have no more to be typed.",
    )


def test_a_card_keeps_the_questions_that_the_mode_asks() -> None:
    both = card(
        question("a", template="t", prompt="Who?", kind="choice", answer="Ann"),
        question("b", template="t", prompt="Who?", kind="multiple"),
    )
    rules = MODES["interrogation"].rules
    left = filters.left_of(both, rules)
    assert left
    assert [one.id for one in left.questions] == ["p/t/a"]
    assert filters.left_of(both, Rules()) == both
    assert filters.left_of(card(both.questions[1]), rules) is None


@pytest.mark.parametrize("mode", ["survival", "time-attack"])
def test_an_open_ended_round_asks_all_there_is_and_is_not_short(mode: str) -> None:
    twelve = [card(question(f"{n}", difficulty=1 + n % 3)) for n in range(12)]
    for block in range(3):
        dealt = of_mode(mode, twelve, 7, block)
        assert len({put.prompt for put in dealt.puts}) == len(dealt.puts) == 12
        assert dealt.notes == ()
    many = of_mode(mode, BUREAU, 7, 2)
    assert len({put.prompt for put in many.puts}) == len(many.puts) == MODES[mode].rules.questions


def test_a_long_round_is_dealt_in_no_time() -> None:
    rules = MODES["survival"].rules
    decks = list_decks(BUREAU, rules)
    began = process_time()
    deal(decks, rules, 7, 0)
    assert process_time() - began < 0.1 * 5  # some 15 ms; five times what it may take, for CI
    assert last_block(rules) < last_block(Rules()) == LAST_BLOCK


def test_statements_of_a_long_round_are_split_evenly() -> None:
    cards = [
        card(
            replace(
                question(f"{n}", kind="true-false" if n % 2 else "choice", difficulty=1 + n % 3),
                extra={"before": f"{n} is ", "after": "."},
            )
        )
        for n in range(130)
    ]
    for seed in range(3):
        puts = of_mode("survival", cards, seed).puts
        truths = Counter(put.right for put in puts if put.question.kind == "true-false")
        assert abs(truths[0,] - truths[1,]) <= 1
        assert sum(truths.values()) > 30


def test_many_seeds_of_every_mode() -> None:
    for seed in range(105):
        mode = MODES[sorted(MODES)[seed % len(MODES)]]
        dealt = of_mode(mode.name, BUREAU + TINY, seed, seed % 3)
        wanted = mode.rules.questions * mode.rules.seats
        assert len({put.prompt for put in dealt.puts}) == len(dealt.puts) == wanted
        assert not dealt.notes
