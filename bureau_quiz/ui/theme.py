"""The game's two themes, and the colours that its style sheets name under any theme."""

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="bureau-dark",
    dark=True,
    primary="#d3a54a",
    secondary="#a99f8b",
    accent="#d3a54a",
    warning="#d3a54a",
    error="#e0796a",
    success="#9fbf83",
    foreground="#dcd5c5",
    background="#0e0d0b",
    surface="#171613",
    panel="#211f1a",
    variables={
        "quiet": "#978e7d",
        "rule": "#39352d",
        "cursor": "#28251e",
        "right": "#9fbf83",
        "wrong": "#e0796a",
        "block-cursor-foreground": "#171613",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#d3a54a",
        "input-cursor-foreground": "#171613",
        "input-selection-background": "#d3a54a 30%",
    },
)
"""A desk lamp at night."""

LIGHT = Theme(
    name="bureau-light",
    dark=False,
    primary="#86531a",
    secondary="#6a6150",
    accent="#86531a",
    warning="#86531a",
    error="#a32d22",
    success="#3c6a34",
    foreground="#29261f",
    background="#d9d0bd",
    surface="#f3eddf",
    panel="#e8dfcb",
    variables={
        "quiet": "#6a6150",
        "rule": "#cfc5ae",
        "cursor": "#e7dec9",
        "right": "#3c6a34",
        "wrong": "#a32d22",
        "block-cursor-foreground": "#f3eddf",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#86531a",
        "input-cursor-foreground": "#f3eddf",
        "input-selection-background": "#86531a 25%",
    },
)
"""Manila paper by day."""

OURS = (DARK, LIGHT)
DEFAULT = DARK.name


def colours(theme: Theme, generated: Mapping[str, str]) -> dict[str, str]:
    """What the style sheets name beside Textual's own colours, made from those.

    Args:
        theme: the theme in use.
        generated: the variables that Textual makes of it.
    """
    if theme.ansi:
        quiet, rule, cursor = "ansi_default", "ansi_bright_black", "ansi_default"
    else:
        ink, paper = Color.parse(generated["foreground"]), Color.parse(generated["surface"])
        quiet, rule, cursor = (ink.blend(paper, part).hex for part in (0.3, 0.75, 0.9))
    return {
        "desk": generated["background"],
        "paper": generated["surface"],
        "ink": generated["foreground"],
        "quiet": quiet,
        "rule": rule,
        "cursor": cursor,
        "stamp": _stamp(theme, generated),
        "right": generated["text-success"],
        "wrong": generated["text-error"],
    }


def inks(variables: Mapping[str, str], ansi: bool) -> dict[str, str]:
    """The styles that texts are set in; what is quiet is dim where colours are the terminal's.

    Args:
        variables: those of the theme, and ours.
        ansi: whether the terminal's own colours are used, or none at all.
    """
    return {
        "quiet-ink": "dim" if ansi else variables["quiet"],
        "rule-ink": "dim" if ansi else variables["rule"],
        "stamp-ink": variables["stamp"],
        "right-ink": f"bold {variables['right']}",
        "wrong-ink": f"bold {variables['wrong']}",
        "key-ink": f"bold {variables['ink']}",
    }


def _stamp(theme: Theme, generated: Mapping[str, str]) -> str:
    """The one accent; where a theme's is the colour of what is right, another."""
    if theme in OURS:
        return generated["accent"]
    return generated["text-warning" if theme.accent == theme.success else "text-accent"]
