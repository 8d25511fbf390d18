"""The line-by-line front end: no box drawing, no redrawing, no escape codes; a screen reader's own.

`run` plays one sitting through two callables; it prints nothing and reads nothing by itself.
"""

from bureau_quiz.plain.dialogue import run

__all__ = ["run"]
