"""What tells a son from his father: `Jr.` or `Sr.` behind a name."""

_SUFFIXES = {
    "jr": "Jr.", "jnr": "Jr.", "junior": "Jr.", "sr": "Sr.", "snr": "Sr.", "senior": "Sr.",
}  # fmt: skip


def parted(name: str) -> tuple[str, str]:
    """A name without what stands behind it, and that: `Jr.` or `Sr.`, or nothing."""
    before, _, last = name.strip().rpartition(" ")
    suffix = _SUFFIXES.get(last.rstrip(".").casefold(), "")
    before = before.rstrip(" ,")
    return (before, suffix) if before and suffix else (name, "")


def bare(name: str) -> str:
    """A name without a `Jr.` or `Sr.` behind it."""
    return parted(name)[0]
