"""`craftdesk salvage`: a new shop, a report beside it, and an exit status that says whether all came along."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from craftdesk import cli
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))
    path = tmp_path / "clay.craftdesk"
    run(make_sample(path, customers=20, orders=40, seed=5, today=date(2026, 11, 22)))
    return path


def test_all_of_it(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["salvage", str(shop), "--to", str(tmp_path / "new.craftdesk")]) == 0
    out = capsys.readouterr().out
    assert "Everything in the file was brought over." in out
    assert "20 customers brought over" in out
    assert f"The whole report is {tmp_path / 'new report.txt'}." in out
    assert cli.main(["check", str(tmp_path / "new.craftdesk")]) == 0


def test_half_of_it(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = shop.read_bytes()
    shop.write_bytes(raw[: len(raw) // 2])
    table = tmp_path / "losses.csv"
    asked = ["salvage", str(shop), "--to", str(tmp_path / "new.craftdesk"), "--report", str(table), "--json"]
    assert cli.main(asked) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["complete"], said["sound"], said["report"]) == (False, True, str(table))
    assert said["kinds"]["customers"]["kept"] + said["kinds"]["customers"]["missing"] == 20
    assert said["losses"]
    assert all(one["what"] and one["weight"] for one in said["losses"])
    assert len(table.read_text("utf-8-sig").splitlines()) == 1 + len(said["losses"])
    assert cli.main(["check", str(tmp_path / "new.craftdesk")]) == 0


def test_nothing_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "holiday.craftdesk"
    path.write_bytes(b"\xff\xd8\xff\xe0 a picture" * 500)
    assert cli.main(["salvage", str(path), "--to", str(tmp_path / "new.craftdesk")]) == 3
    words = "Nothing of a shop can be found in holiday.craftdesk. It was left as it is; a backup may help.\n"
    assert capsys.readouterr().err == words
    assert cli.main(["salvage", str(tmp_path / "gone"), "--to", str(tmp_path / "new.craftdesk")]) == 3
    assert not (tmp_path / "new.craftdesk").exists()
