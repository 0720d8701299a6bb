"""Every bad list has its exact words on the command line, and leaves the book and the file as they were."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.faults.bad_lists import BAD_LISTS, HEADLESS, NOTED, REFUSED, REJECTED
from tests.faults.said import a_shop, run_command

SECONDS = 3.0
"""Of processor time, the start of the command included."""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return a_shop(tmp_path)


@pytest.mark.parametrize("name", [*REFUSED, *HEADLESS])
def test_what_is_no_list(name: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = BAD_LISTS[name]
    source, content = tmp_path / bad.file, bad.content()
    source.write_bytes(content)
    before, began = shop.read_bytes(), time.process_time()
    words = bad.refused.replace("FILE", bad.file)
    assert run_command(capsys, "import", source, "--into", shop) == (3, "", words + "\n")
    assert time.process_time() - began < SECONDS
    assert shop.read_bytes() == before
    assert source.read_bytes() == content


@pytest.mark.parametrize("name", [*REJECTED, *NOTED])
def test_rows_that_stay_outside_or_are_odd(
    name: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = BAD_LISTS[name]
    source, content = tmp_path / bad.file, bad.content()
    source.write_bytes(content)
    before, began = shop.read_bytes(), time.process_time()
    assert run_command(capsys, "import", source, "--into", shop, "--plan")[0] == 0
    assert shop.read_bytes() == before
    status, out, err = run_command(capsys, "import", source, "--into", shop, "--json")
    assert (status, err) == (0, "")
    assert time.process_time() - began < 2 * SECONDS
    file = json.loads(out)["files"][0]
    rows = file["rows"]
    assert rows["read"] == bad.read
    assert rows["read"] == rows["new"] + rows["changed"] + rows["same"] + rows["merged"] + rows["rejected"]
    assert {one["row"]: one["reason"] for one in file["rejected"]} == bad.rejected
    assert {one["row"]: one["reason"] for one in file["warnings"]} == bad.noted
    assert [one["question"] for one in file["questions"]] == [bad.asked] * bool(bad.asked)
    assert source.read_bytes() == content
    assert run_command(capsys, "check", shop)[0] == 0
    assert run_command(capsys, "undo", shop)[0] == 0
