"""Responses that name several options: places from 0, separated by commas."""

from bureau_quiz.bank.model import Put, Response

_COUNTED = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def places(put: Put, response: Response) -> tuple[int, ...]:
    """The places that a response names, in the order given; none where it names anything else."""
    names = {str(place): place for place in range(len(put.options))}
    if len(response.value) > 100 * len(names):
        return ()
    parts = response.value.split(",")
    return tuple(names[part] for part in parts) if all(part in names for part in parts) else ()


def every_place(put: Put, response: Response, tag: str) -> bool:
    """Whether a response names each option once, in whatever order."""
    named = places(put, response) if response.tag == tag else ()
    return bool(named) and sorted(named) == list(range(len(put.options)))


def counted(count: int) -> str:
    """A small number in words, a greater one in digits."""
    return _COUNTED[count] if count < len(_COUNTED) else str(count)
