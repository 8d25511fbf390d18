"""Each mistake is told with its code, exactly where it stands; all of them in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from bureau_quiz.errors import Severity
from bureau_quiz.packs.codes import CODES
from bureau_quiz.packs.format import OTHER_WORDS
from tests.packs.given import marked, reading

MISTAKES: list[tuple[str, str]] = [
    ("BQ104", "pack: x\ntitle: a⟦\x1b⟧[31mred\nquestions: []\n"),
    ("BQ104", 'pack: x\ntitle: ⟦"a\\u202eb"⟧\n'),
    (
        "BQ105",
        """
        pack: x
        tables:
          a:
            rows:
              - name: b
        ⟦\t⟧town: c
              - name: d
        """,
    ),
    ("BQ106", "pack: x\nquestions:\n  - prompt: a\n   ⟦a⟧nswer: b\n  - 7\n"),
    ("BQ106", "pack: x\n⟦title⟧\nlanguage: en\n"),
    ("BQ107", "pack: x\nquestions:\n  - prompt: In short⟦:⟧ what?\n    answer: b\n"),
    ("BQ107", "pack: x\nquestions:\n  - {prompt: Who⟦?⟧, answer: b, distractors: [c, d, e]}\n"),
    ("BQ107", "pack: x\ntables:\n  a:\n    rows:\n      - {name: Smith, ⟦John⟧, age: b}\n"),
    ("BQ107", "pack: x\ntables:\n  a:\n    rows:\n      - {name: a, of: b⟦:⟧ c}\n"),
    ("BQ107", "pack: x\ntables:\n  a:\n    rows:\n      - {name: a,⟦,⟧ of: b}\n"),
    ("BQ107", "pack: x\ntables: {a: {rows: [{n: a, of: b}, {n: b of⟦:⟧ c}]}}\n"),
    ("BQ307", "pack: x\ntitle: &a [b, c]\ntables: {a: {rows: [{n: d, c: d}, {c: d,\n⟦n⟧: *a}]}}\n"),
    ("BQ107", "pack: x\nquestions:\n  - prompt: ⟦{x} was whose?⟧\n    answer: b\n"),
    ("BQ107", "pack: x\nquestions:\n  - prompt: ⟦@⟧home\n    answer: b\n"),
    ("BQ107", "pack: x\nquestions:\n  - prompt: 'It'⟦s here'⟧\n    answer: b\n"),
    ("BQ107", "pack: x\nquestions:\n  - prompt: ⟦&Co⟧ what?\n    answer: b\n"),
    ("BQ107", 'pack: x\ntitle: "a ⟦\\q⟧ b"\n'),
    ("BQ108", 'pack: x\nquestions:\n  - prompt: ⟦"What?⟧\n    answer: b\n'),
    ("BQ108", "pack: x\nquestions:\n  - prompt: a\n    distractors: ⟦[⟧b, c\n    answer: b\n"),
    ("BQ109", "pack: x\ntitle: a\n⟦title⟧: b\n"),
    ("BQ110", "pack: x\ntitle: ⟦!Viva⟧\n"),
    ("BQ112", "pack: x\ntitle: ⟦*star⟧\n"),
    ("BQ113", "pack: x\ntitle: Agent ⟦#1 of all⟧\n"),
    ("BQ113", "pack: x\ntitle: ⟦#1 of all⟧\nlanguage: en # French\n"),
    ("BQ113", "pack: x\ntables:\n  a:\n    rows:\n      - n: b\n        c: ⟦#d⟧\n"),
    ("BQ114", "pack: x\nquestions:\n  - prompt: ⟦“What is it?”⟧\n    answer: b\n"),
    ("BQ115", "pack: x\n⟦---⟧\npack: y\n"),
    ("BQ116", f"pack: x\ntitle: ⟦{'a' * 4001}⟧\n"),
    ("BQ201", "pack: x\n⟦templtes⟧: []\n"),
    (
        "BQ201",
        """
        pack: x
        questions:
          - prompt: a
            answer: b
            distractors: [c, d, e]
            ⟦dificulty⟧: 2
        """,
    ),
    ("BQ202", "⟦t⟧itle: x\n"),
    ("BQ202", "pack: x\nquestions:\n  - ⟦p⟧rompt: a\n"),
    ("BQ202", "pack: x\nquestions:\n  - ⟦p⟧rompt: a\n    answer: b\n"),
    (
        "BQ203",
        """
        pack: x
        tables:
          people:
            rows:
              - {name: a, code: b, town: c}
              - {name: d, code: e, town: f}
        templates:
          - id: t
            table: people
            prompt: Whose codename is ⟦<cdoe>⟧?
            answer: <name>
        """,
    ),
    (
        "BQ203",
        """
        pack: x
        tables:
          people: {rows: [{name: a, town: b}]}
        templates:
          - table: people
            prompt: "Où est — ⟦<nam>⟧ ou <name>?"
            answer: <town>
            similar: [⟦gender⟧]
          - table: people
            prompt: >-
              Whose town is <town>, and who
              lives ⟦<twon>⟧ there?
            answer: ⟦<name.age>⟧
            where: {⟦tonw⟧: b}
            pool: ⟦people.nme⟧
        """,
    ),
    ("BQ204", "pack: x\ntables:\n  a:\n    columns: {b: {to: ⟦c⟧}}\n    rows: [{n: d, b: e}]\n"),
    ("BQ205", "pack: x\ntitle: ⟦[⟧a, b]\n"),
    ("BQ205", "pack: x\nquestions: ⟦{⟧a: b}\n"),
    (
        "BQ205",
        """
        pack: x
        questions:
          - prompt: a
            answer: b
            distractors: [c, d]
            explanation:
              - ⟦I⟧n short: d
        """,
    ),
    (
        "BQ206",
        """
        pack: x
        questions:
          - {prompt: a, answer: b, distractors: [c, d, e], difficulty: ⟦4⟧}
          - {prompt: b, answer: b, distractors: [c, d, e], kind: ⟦chioce⟧}
          - {statement: b, answer: ⟦maybe⟧}
        """,
    ),
    ("BQ206", "pack: x\ntables:\n  a:\n    open: ⟦maybe⟧\n    rows: [{n: a}]\n"),
    ("BQ206", "pack: x\ntables:\n  a:\n    columns: {n: {type: ⟦nmber⟧}}\n    rows: [{n: a}]\n"),
    ("BQ207", "pack: ⟦The Bureau⟧\n"),
    ("BQ207", "pack: x\ntables:\n  a:\n    rows:\n      - {name: b, ⟦answer⟧: c, ⟦a.b⟧: d}\n"),
    (
        "BQ208",
        """
        pack: x
        questions:
          - {id: a, prompt: a, answer: b, distractors: [c, d, e]}
          - {id: ⟦a⟧, prompt: b, answer: b, distractors: [c, d, e]}
          - {prompt: Same, answer: b, distractors: [c, d, e]}
          - {prompt: ⟦Same⟧, answer: b, distractors: [c, d, e]}
        """,
    ),
    ("BQ209", "⟦-⟧ a\n- b\n"),
    ("BQ209", "⟦p⟧ack: x\n"),
    (
        "BQ210",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c}]}
        templates:
          - {table: a, prompt: "<n> ⟦<⟧ 3", answer: <b>}
          - {table: a, prompt: "<n> ⟦<>⟧ 3", answer: <b>}
        """,
    ),
    (
        "BQ211",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c}]}
        templates:
          - {table: a, prompt: ⟦Who is it⟧, answer: <b>}
        """,
    ),
    (
        "BQ212",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c}]}
        templates:
          - {table: a, prompt: Who is <n>, answer: ⟦b⟧}
          - {table: a, prompt: What is <n>, answer: ⟦the <b>⟧}
        """,
    ),
    (
        "BQ213",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c, d: e}]}
        templates:
          - {table: a, prompt: Who is <n>, answer: <b>, reverse: ⟦Who is <n>⟧}
          - {table: a, prompt: Where <n> <d>, answer: <b>, reverse: {prompt: ⟦Who is <b>⟧}}
        """,
    ),
    (
        "BQ214",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c, d: e}]}
        templates:
          - {table: a, prompt: Who is <n>, answer: <b>, statement: ⟦<n> is <b>.⟧}
          - {table: a, prompt: What is <n>, answer: <b>, statement: ⟦It is <answer>.⟧}
        """,
    ),
    ("BQ215", "pack: x\nignore: [⟦BQ999⟧, ⟦BQ201⟧, ⟦BQ401⟧, BQ411, BQ316]\n"),
    (
        "BQ216",
        """
        pack: x
        tables:
          a:
            columns:
              ⟦tonw⟧: {label: Town}
            rows:
              - {name: a, gender: m, town: b}
              - {name: b, ⟦gendr⟧: m, town: b}
              - {name: c, gender: m, town: b}
        """,
    ),
    (
        "BQ217",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c}]}
        templates:
          - {table: a, prompt: Who, answer: <n>, where: {b: [c, ⟦d⟧]}}
        """,
    ),
    (
        "BQ219",
        """
        pack: x
        tables:
          a: {columns: {b: {hidden: true}}, rows: [{n: a, b: c}]}
        templates:
          - {table: a, prompt: Who is <n>, answer: ⟦<b>⟧}
        """,
    ),
    (
        "BQ222",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c, d: e}]}
        templates:
          - {table: a, prompt: Who is <n>, answer: <b>, all: ⟦Who of <d>⟧, none: ⟦Who not⟧}
          - {table: a, prompt: Who, answer: <b>, where: {n: a}, all: ⟦Who of <d>⟧, none: Who not}
        """,
    ),
    (
        "BQ223",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c, d: e}]}
        templates:
          - {table: a, prompt: Who is <n>, answer: <b>, match: ⟦Who is <n>⟧}
          - {table: a, prompt: Where is <n> <d>, answer: <b>, match: ⟦Who is who⟧}
          - {table: a, prompt: Who, answer: <b>, where: {n: a}, match: ⟦Who is who⟧}
        """,
    ),
    (
        "BQ224",
        """
        pack: x
        tables:
          a: {columns: {d: {type: number}}, rows: [{n: a, b: c, d: 1}]}
        templates:
          - {table: a, prompt: A <n>, answer: <b>, kind: multiple, ⟦all⟧: B <n>}
          - {table: a, prompt: B <n>, answer: <b>, kind: except, ⟦none⟧: C <n>}
          - {table: a, prompt: C <n>, answer: <b>, ⟦within⟧: 3}
          - {table: a, prompt: D, answer: <n>, order: d, ⟦kind⟧: typed}
          - {table: a, prompt: E <b>, answer: <n>, order: d, ⟦statement⟧: <n> <answer>}
          - {table: a, prompt: F <b>, answer: <n>, order: d, ⟦all⟧: F <b>, ⟦none⟧: F <b>}
          - {table: a, prompt: G <b>, answer: <n>, order: d, ⟦match⟧: F}
        questions:
          - {prompt: A, answers: [a, b], distractors: [c, d], ⟦answer⟧: a}
          - {prompt: B, kind: choice, ⟦answers⟧: [a, b], distractors: [c, d]}
          - {prompt: C, kind: order, ⟦answer⟧: [a, b, c]}
          - {prompt: D, kind: match, pairs: {a: b, c: d, e: f}, ⟦answers⟧: [a, b]}
          - {prompt: E, answer: a, distractors: [b, c, d], ⟦within⟧: 3}
          - {prompt: F, kind: number, answer: 5, within: 3, ⟦pairs⟧: {a: b}}
          - {⟦statement⟧: G, kind: choice, answer: a, distractors: [b, c, d]}
        """,
    ),
    (
        "BQ225",
        """
        pack: x
        tables:
          a:
            columns: {d: {type: date}, e: {type: number}, f: {to: g}}
            rows: [{n: a, b: c, d: 2001, e: 1, f: 3}]
            spoiler: ⟦b⟧
          g: {columns: {n: {type: number}}, rows: [{n: 3}]}
        templates:
          - {table: a, prompt: A, answer: <n>, order: ⟦b⟧}
          - {table: a, prompt: B <n>, answer: ⟦<b>⟧, kind: number, within: 2}
          - {table: a, prompt: C <n>, answer: ⟦<d>⟧, kind: number, within: 2}
          - {table: a, prompt: D <n>, answer: <f>, kind: number, within: 2}
          - {table: a, prompt: E, answer: <n>, order: f.n}
        """,
    ),
    ("BQ226", "⟦pack⟧: x\ntables: {a: {columns: {n: {spoiler: 3}}, rows: [{n: b}]}}\n"),
    (
        "BQ226",
        """
        ⟦pack⟧: x
        questions:
          - {prompt: a, answer: b, distractors: [c, d, e], spoiler: 1}
        """,
    ),
    (
        "BQ227",
        """
        pack: x
        spoiler: ⟦season⟧
        questions:
          - {prompt: a, answer: b, distractors: [c, d, e], spoiler: 0}
        """,
    ),
    (
        "BQ301",
        """
        pack: x
        tables:
          a:
            columns: {b: {type: number}, c: {type: number, split: ;}}
            rows:
              - {n: a, b: [1, ⟦two⟧, 3]}
              - {n: b, b: ⟦1,000⟧}
              - {n: c, c: 1; 2; ⟦drei⟧}
        """.replace("⟦1,000⟧", "⟦1'000⟧"),
    ),
    (
        "BQ302",
        """
        pack: x
        tables:
          a:
            columns: {b: {type: number, min: 1, max: 5}, c: {type: date, min: 1900}}
            rows:
              - {n: a, b: ⟦6⟧}
              - {n: b, b: ⟦0-3⟧}
              - {n: c, c: ⟦1899-12-31⟧}
        """,
    ),
    (
        "BQ303",
        """
        pack: x
        tables:
          a:
            columns: {b: {type: date}}
            rows:
              - {n: a, b: ⟦27 April 2015⟧}
              - {n: b, b: ⟦2015-13⟧}
              - {n: c, b: ⟦2015-02-29⟧}
              - {n: d, b: ⟦2015-4-1⟧}
        """,
    ),
    (
        "BQ304",
        """
        pack: x
        tables:
          a:
            columns: {b: {type: number}}
            rows:
              - {n: a, b: ⟦5-1⟧}
              - {n: b, b: ⟦1-5000⟧}
        """,
    ),
    (
        "BQ305",
        """
        pack: x
        tables:
          a:
            columns: {b: {to: c}}
            rows:
              - {n: a, b: ⟦Lion⟧}
              - {n: b, b: [Lyon, ⟦lyon⟧]}
          c:
            rows:
              - {n: Lyon}
        """,
    ),
    (
        "BQ306",
        """
        pack: x
        tables:
          a:
            rows:
              - {n: a, b: c}
              - {n: ⟦a⟧, b: d}
              - {n: ⟦A⟧, b: d}
        """,
    ),
    (
        "BQ307",
        """
        pack: x
        tables:
          a:
            rows:
              - {n: a, b: c}
              - ⟦{⟧b: c}
              - {n: ⟦[⟧d, e], b: c}
        """,
    ),
    (
        "BQ308",
        """
        pack: x
        tables:
          a:
            columns: {b: {to: c}}
            rows:
              - {n: a, b: Jean-Pierre Darroussin}
              - {n: b, b: ⟦Jean Pierre Darroussin⟧}
              - {n: c, b: Season 1}
              - {n: d, b: Season 2}
              - {n: e, b: Eric Rochant}
              - {n: f, b: ⟦Erik Rochant⟧}
          c: {open: true}
        """,
    ),
    (
        "BQ309",
        """
        pack: x
        tables:
          a: {rows: [{n: Paris, m: France}, {n: Lyon, m: Lyons}]}
        questions:
          - {prompt: a, answer: Arte, distractors: [TF1, M6, Canal+]}
        accept:
          Paris: [⟦lyon⟧, Lyons]
          Arte: [La Sept, ⟦TF1⟧]
        """,
    ),
    (
        "BQ309",
        """
        pack: x
        tables:
          a: {rows: [{n: One}, {n: Two}, {n: Three}, {n: Four}, {n: Five}]}
        accept:
          One: [Uno, Un]
          Three: [⟦uno⟧, Tri]
          Two: Ten
          Ten: [Zwei, ⟦Four⟧]
          Un: ⟦Five⟧
        """,
    ),
    (
        "BQ310",
        """
        pack: x
        tables:
          a: {rows: [{n: London}, {n: Lyon}]}
        accept:
          ⟦Londn⟧: [The Smoke]
        """,
    ),
    (
        "BQ206",
        """
        pack: x
        tables:
          a:
            columns: {b: {type: number, min: 9, max: ⟦1⟧}}
            rows: [{n: a, b: 5}, {n: b, b: 12}]
        """,
    ),
    (
        "BQ208",
        """
        pack: x
        tables:
          a: {rows: [{n: a, b: c}, {n: d, b: e}]}
          f: {rows: [{n: a, b: c}]}
        questions:
          - {prompt: C, answer: b, distractors: [c, d, e]}
          - {prompt: C++, answer: b, distractors: [c, d, e]}
          - {prompt: ⟦c⟧, answer: b, distractors: [c, d, e]}
          - {prompt: ⟦C++⟧, answer: b, distractors: [c, d, e]}
        templates:
          - {table: a, prompt: Who, answer: <n>, where: {b: c}}
          - {table: a, prompt: Who, answer: <n>, where: {b: e}}
          - {table: f, prompt: Who, answer: <n>, where: {b: c}}
          - {table: a, prompt: ⟦Who⟧, answer: <n>, where: {b: c}}
        """,
    ),
    (
        "BQ220",
        """
        pack: x
        questions:
          - {prompt: ⟦<hole>⟧ 1 < 2 <> <3, answer: b, distractors: [c, d, e]}
        """.replace(" <3", ""),
    ),
    (
        "BQ221",
        """
        pack: x
        tables:
          a:
            columns:
              b: {⟦min⟧: 1, ⟦max⟧: 3}
              c: {partial: true, ⟦empty⟧: none}
              d: {to: a, ⟦type⟧: number}
              e: {partial: false, empty: none, type: date, min: 1}
            rows: [{n: a, b: 1, c: 1, d: a, e: 2016}]
        questions:
          - {statement: b, answer: yes, ⟦distractors⟧: [c]}
        """,
    ),
    (
        "BQ318",
        """
        pack: x
        tables:
          a:
            rows:
              - {n: 1, b: Café}
              - {n: 2, b: ⟦cafe⟧}
              - {n: 3, b: Café!}
              - {n: 4, b: ⟦CAFÉ!⟧, ignore: BQ315}
        """.replace("⟦CAFÉ!⟧", "CAFÉ!"),
    ),
    (
        "BQ327",
        """
        pack: x
        tables:
          a:
            rows:
              - {n: Ada, was: ⟦Bela⟧}
              - {n: Bela, was: [Cara, ⟦Bela⟧]}
              - {n: Dora, was: Emma}
              - {n: Fay, was: [Gina, ⟦Emma⟧]}
              - {n: Hana, was: Ada, ignore: BQ327}
        """,
    ),
    (
        "BQ327",
        """
        pack: x
        tables:
          a:
            was: [old, ⟦b⟧]
            rows: [{n: Ada}]
          b:
            was: ⟦b⟧
            rows: [{n: Ada}]
          c:
            was: [⟦old⟧, older, older]
            rows: [{n: Ada}]
          d: {was: old, ignore: BQ327, rows: [{n: Ada}]}
        """,
    ),
    (
        "BQ327",
        """
        pack: x
        tables:
          a:
            columns:
              n: {was: name}
              m: {was: [⟦n⟧, ⟦name⟧, mass]}
              o: {was: [⟦o⟧, ⟦p⟧]}
            rows: [{n: Ada, m: b, o: c, p: d}]
          b:
            columns: {n: {was: name}}
            rows: [{n: Ada}]
        """,
    ),
    (
        "BQ327",
        """
        pack: x
        tables:
          a:
            rows: [{n: Ada, m: b}]
        templates:
          - {id: one, was: [zero, ⟦two⟧], table: a, prompt: What has <n>?, answer: <m>}
          - {id: two, was: ⟦zero⟧, table: a, prompt: What is in <n>?, answer: <m>}
          - {id: ten, was: zero, ignore: BQ327, table: a, prompt: What goes with <n>?, answer: <m>}
        questions:
          - {id: six, was: [⟦six⟧, ⟦one⟧, five], prompt: a, answer: b, distractors: [c, d, e]}
          - {was: [⟦zero⟧, four, ⟦five⟧], prompt: f, answer: b, distractors: [c, d, e]}
        """,
    ),
    (
        "BQ207",
        """
        pack: x
        tables:
          a:
            was: [ok, ⟦a.b⟧]
            columns:
              n: {was: [⟦never⟧, ⟦a<b⟧]}
            rows: [{n: Ada, m: b}]
        templates:
          - {id: one, was: [ok, ⟦Old one⟧], table: a, prompt: What has <n>?, answer: <m>}
        questions:
          - {id: six, was: ⟦one~⟧, prompt: a, answer: b, distractors: [c, d, e]}
        """,
    ),
    ("BQ311", "pack: x\ntables:\n  a:\n    rows: ⟦crew.csv⟧\n"),
    ("BQ311", "pack: x\ntables:\n  a:\n    rows: ⟦../crew.csv⟧\n"),
    (
        "BQ315",
        """
        pack: x
        questions:
          - {prompt: a, answer: Arte, distractors: [TF1, ⟦arté⟧, ⟦tf1⟧]}
        """,
    ),
    (
        "BQ316",
        """
        pack: x
        questions:
          - {prompt: a, answer: Arte, ⟦distractors⟧: [TF1, M6]}
        """,
    ),
    (
        "BQ319",
        """
        pack: x
        questions:
          - {prompt: a, ⟦answers⟧: [b], distractors: [c, d]}
          - {prompt: b, answers: [b, c], ⟦distractors⟧: [d]}
          - {prompt: c, ⟦answers⟧: [b, c], kind: order}
          - {prompt: d, ⟦pairs⟧: {a: b, c: d}}
        """,
    ),
    (
        "BQ320",
        """
        pack: x
        spoiler: season
        tables:
          a:
            spoiler: ⟦-1⟧
            columns: {n: {spoiler: ⟦1.5⟧}, c: {spoiler: ⟦yes⟧}}
            rows:
              - {n: a, b: c, c: d, spoiler: ⟦true⟧}
              - {n: b, b: c, spoiler: ⟦[⟧1, 2]}
              - {n: c, b: c, spoiler: {b: ⟦100⟧, c: ⟦{⟧d: 3}}}
              - {n: d, b: c, spoiler: 99}
              - {n: e, b: c, spoiler: ~}
          c:
            spoiler: s
            columns: {s: {type: number}}
            rows: [{n: a, s: ⟦-3⟧}, {n: b, s: ⟦1.5⟧}, {n: c, s: ⟦100⟧}, {n: d}]
          d:
            spoiler: ⟦{⟧a: b}
            rows: [{n: a}]
        templates:
          - {table: a, prompt: A <n>, answer: <b>, spoiler: ⟦season 3⟧}
        questions:
          - {prompt: a, answer: b, distractors: [c, d, e], spoiler: ⟦three⟧}
        """,
    ),
    (
        "BQ317",
        """
        pack: x
        ⟦language⟧:
        questions:
          - {prompt: a, answer: b, distractors: [c, ⟦~⟧, d, e], ⟦explanation⟧: ''}
        """,
    ),
    (
        "BQ324",
        """
        pack: x
        tables:
          ⟦a⟧:
            rows: [{n: a, b: c}, d]
          b:
            opne: true
          ⟦c⟧:
            opne: true
            rows: [{n: a, b: c}]
          d:
            rows: [{n: a, b: [c, {d: e}]}]
        templates:
          - {table: a, prompt: Who is <n>, answer: <b>}
          - {table: c, prompt: What is <n>, answer: <b>}
          - {table: d, prompt: Where is <n>, answer: <b>}
        """,
    ),
]


@pytest.mark.parametrize(("code", "text"), MISTAKES)
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, code: str, text: str) -> None:
    plain, places = marked(text)
    found = reading(tmp_path, plain)
    told = [problem for problem in found.problems if problem.code == code]
    assert [(p.place.line, p.place.column, p.place.width) for p in told] == places
    lines = plain.split("\n")
    for problem in told:
        assert problem.severity is CODES[code].severity
        assert problem.place.path == str(tmp_path / "pack.yaml")
        assert problem.excerpt == lines[problem.place.line - 1]
        assert problem.message
        assert problem.mend


ELSEWHERE = {"BQ101", "BQ102", "BQ103", "BQ111", "BQ228", "BQ312", "BQ313", "BQ314"} | {
    "BQ321",
    "BQ322",
    "BQ323",
    "BQ325",
    "BQ326",
}
"""Codes of files, sheets and whole checks, which have tests of their own."""


def test_every_code_is_tried() -> None:
    assert {code for code, _ in MISTAKES} | ELSEWHERE == CODES.keys()


MANY = """\
pack: my-pack
⟦titel⟧: Mine
language: en
tables:
  people:
    columns:
      town: {to: towns}
      born: {type: date}
      age: {type: number, min: 1, max: 120}
    rows:
      - {name: Ann, code: A1, town: Paris, born: ⟦2015-02-30⟧, age: ⟦200⟧}
      - {name: Bob, code: B1, town: ⟦Lion⟧}
      - {name: ⟦Bob⟧, code: What⟦?⟧, town: Lyon}
      - {name: Cat, ⟦John⟧, town: Lyon}
      - name: Dan⟦:⟧ the man
        town: Lyon
⟦\t⟧age: 5
      - name: ⟦"Eve⟧
        town: Paris
      - name: 'It'⟦s Fay'⟧
        town: Paris
      - name: Gil
        town: ⟦{⟧a: b}
  towns:
    rows:
      - name: Paris
      - name: Lyon
templates:
  - id: t1
    table: people
    prompt: Whose codename is ⟦<cdoe>⟧?
    answer: <name>
  - id: t2
    table: ⟦peple⟧
    prompt: ⟦{code} was whose?⟧
    answer: <name>
  - id: ⟦t1⟧
    table: people
    prompt: Who is agent <name>?
    answer: ⟦town⟧
    ⟦dificulty⟧: 4
questions:
  - prompt: Which?
    answer: A
    distractors: [B, ⟦a⟧, C]
"""


def test_all_mistakes_are_told_in_one_run(tmp_path: Path) -> None:
    plain, places = marked(MANY)
    found = reading(tmp_path, plain)
    errors = [problem for problem in found.problems if problem.severity is Severity.ERROR]
    assert [(p.place.line, p.place.column, p.place.width) for p in errors] == places
    assert len(places) >= 12
    assert found.pack is not None
    assert "Ann" in found.pack.tables["people"].rows


@pytest.mark.parametrize("other", OTHER_WORDS)
def test_a_key_by_another_word_is_one_problem_that_names_the_key(
    tmp_path: Path, other: str
) -> None:
    said = {"prompt": "a", "answer": "b", "distractors": "[c, d, e]", "difficulty": "1"}
    lines = [f"{key}: {value}" for key, value in said.items() if key != OTHER_WORDS[other]]
    text = ", ".join([*lines, f"{other}: {said.get(OTHER_WORDS[other], 'f')}"])
    (problem,) = reading(tmp_path, f"pack: x\nquestions:\n  - {{{text}}}\n").problems
    assert (problem.code, problem.mend) == ("BQ201", f"did you mean {OTHER_WORDS[other]}?")


@pytest.mark.parametrize(
    ("rows", "handed_on"),
    [
        ("{n: Ada, was: Bela}, {n: Bela, was: Ada}", ["Bela", "Ada"]),
        ("{n: Ada, was: Bela}, {n: Bela, was: Cara}, {n: Cara, was: Ada}", ["Bela", "Cara", "Ada"]),
        ("{n: Ada, was: Bela}, {n: Bela, was: Cara}", ["Bela"]),
        ("{n: Ada, was: Bela}, {n: Bela, was: Bela}", []),
        ("{n: Ada, was: Bela}, {n: Bela}", []),
    ],
)
def test_names_that_are_swapped_or_handed_on_are_told_with_what_to_do(
    tmp_path: Path, rows: str, handed_on: list[str]
) -> None:
    problems = reading(tmp_path, f"pack: x\ntables: {{a: {{rows: [{rows}]}}}}\n").problems
    told = [one for one in problems if one.code == "BQ327" and "nobody can tell" in one.message]
    assert [one.message.split("“")[2].split("”")[0] for one in told] == handed_on
    assert all(one.mend.startswith("give each of them a name that none had") for one in told)


def test_the_sample_of_the_sketch(tmp_path: Path) -> None:
    text = (
        "pack: my-pack\ntitle: Mine\ntables:\n  people:\n    rows:\n"
        "      - {name: a, code: b, town: c}\n"
        "      - {name: d, code: e, town: f}\n"
        "      - {name: g, code: h, town: i}\n"
        "      - {name: j, code: k, town: l}\n"
        "\ntemplates:\n  - id: codename\n    table: people\n    answer: <name>\n"
        "    prompt: Whose codename is <cdoe>?\n"
    )
    (problem,) = reading(tmp_path, text, "my-pack.yaml").problems
    assert (problem.place.line, problem.place.column, problem.place.width) == (15, 31, 6)
    assert problem.code == "BQ203"
    assert problem.message == "table people has no column “cdoe”"
    assert problem.mend == "did you mean <code>? The table has: name, code, town."


EVERYTHING_OF_A_TEMPLATE = """
    pack: x
    tables:
      a: {rows: [{n: a, b: c}]}
    templates:
      - table: a
        prompt: Who is <n>?
        answer: <b>
        explanation: ⟦{⟧a: b}
        several_right: ⟦maybe⟧
        category: ⟦[⟧a, b]
        source: ⟦<zz>⟧
        reverse: ⟦{⟧difficulty: ⟦9⟧, explanation: ⟦<nope>⟧}
      - ⟦t⟧able: ⟦tt⟧
        prompt: Who is <foo>?
        difficulty: ⟦7⟧
        reverse: {⟦promt⟧: x, kind: ⟦all⟧}
      - table: a
        ⟦promt⟧: Who is <n>?
        answer: <b>
        reverse: {prompt: Who is ⟦<d>⟧, several_right: ⟦maybe⟧}
    """


def test_all_that_is_wrong_with_templates_is_told_in_one_run(tmp_path: Path) -> None:
    plain, places = marked(EVERYTHING_OF_A_TEMPLATE)
    told = [
        (p.place.line, p.place.column, p.place.width) for p in reading(tmp_path, plain).problems
    ]
    assert told == places


ONE_CAUSE = [
    ("BQ201", "pack: x\n⟦qestions⟧: [{statement: a, answer: yes}]\n"),
    ("BQ205", "pack: x\nquestions: ⟦{⟧a: b}\n"),
    ("BQ201", "pack: x\nquestions:\n  - {⟦promt⟧: a, answer: b, distractors: [c, d, e]}\n"),
    ("BQ201", "pack: x\nquestions:\n  - {prompt: a, ⟦anser⟧: b, distractors: [c, d, e]}\n"),
    ("BQ201", "pack: x\nquestions:\n  - {prompt: a, answer: b, ⟦distracters⟧: [c, d, e]}\n"),
    ("BQ107", "pack: x\nquestions: [{statement: What, ⟦now⟧, answer: yes}]\n"),
    ("BQ104", "pack: x⟦\0⟧y\nquestions: [{statement: a, answer: yes}]\n"),
    (
        "BQ116",
        "pack: x\ntables: {a: {rows: [{n: a, b: c}]}}\ntemplates:\n"
        f"  - {{table: a, prompt: ⟦{'a' * 4100} <n>⟧, answer: <b>}}\n",
    ),
]


@pytest.mark.parametrize(("code", "text"), ONE_CAUSE)
def test_one_cause_is_one_problem(tmp_path: Path, code: str, text: str) -> None:
    plain, places = marked(text)
    (problem,) = reading(tmp_path, plain).problems
    assert problem.code == code
    assert [(problem.place.line, problem.place.column, problem.place.width)] == places
