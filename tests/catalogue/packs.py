"""Small packs to put in folders."""

from __future__ import annotations

import os
from pathlib import Path

TOWNS = """\
pack: towns
title: Towns
description: Where towns lie.
licence: CC0
source: An atlas
tables:
  towns:
    columns:
      people: {type: number, min: 100}
    rows:
      - {name: Paris, land: France, people: 2100}
      - {name: Rome, land: Italy, people: 2700}
      - {name: Bern, land: Switzerland, people: 130}
      - {name: Oslo, land: Norway, people: 700}
      - {name: Wien, land: Austria, people: 1900}
templates:
  - id: land
    table: towns
    prompt: In which land lies <name>?
    answer: <land>
    category: Lands
    reverse: Which town lies in <land>?
    explanation: [<name> has <people> thousand people.]
  - id: people
    table: towns
    prompt: How many thousand people live in <name>?
    answer: <people>
    category: Numbers
    difficulty: 3
questions:
  - id: bells
    prompt: How many bells are there?
    answer: Three
    distractors: [One, Two, Four]
    category: Odds
    difficulty: 1
accept:
  Wien: [Vienna]
"""

ROWS = "name,land\nParis,France\nRome,Italy\nBern,Switzerland\nOslo,Norway\nWien,Austria\n"

SHEET = """\
pack: sheet
title: Sheet
tables:
  towns:
    rows: rows.csv
templates:
  - id: land
    table: towns
    prompt: In which land lies <name>?
    answer: <land>
"""

LONG_AGO = 1_600_000_000


def write(path: Path, text: str, when: int = LONG_AGO) -> Path:
    """Write a file as it was long ago; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))
    return path
