"""`pack check --proof`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import Here


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_tells_the_proof_where_it_is_asked_for(here: Here, rivers: Path, form: str) -> None:
    without = here("pack", "check", rivers, "--format", form)
    ran = here("pack", "check", rivers, "--format", form, "--proof")
    assert ran.code == without.code
    if form == "text":
        assert "The proof of rivers" not in without.out
        assert ran.out.startswith(without.out)
        assert "mouth (" in ran.out
        return
    assert "proofs" not in json.loads(without.out)
    (proof,) = json.loads(ran.out)["proofs"]
    first = proof["templates"][0]["prompts"][0]
    assert (proof["pack"], first["wrong"]) == ("rivers", 4)
    assert first["right"][0] == {
        "value": "Black Sea",
        "never": False,
        "rows": [{"row": "Danube", "path": str(rivers), "line": 7}],
    }
