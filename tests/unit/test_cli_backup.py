"""Backups by command line: the second place, encryption, the list, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from craftdesk.cli import main


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "clay.craftdesk"
    assert main(["sample", str(path), "--customers", "20", "--orders", "30"]) == 0
    capsys.readouterr()
    return path


def answer(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> dict[str, object]:
    assert main([*map(str, arguments), "--json"]) == status, capsys.readouterr().err
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_an_encrypted_backup_goes_to_the_stick_and_comes_back(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stick").mkdir()
    secret = tmp_path / "secret"
    secret.write_text("Ton und Glasur 7\n", "utf-8")
    made = answer(capsys, "backup", shop, "--second", tmp_path / "stick", "--encrypt", "--passphrase-file", secret)
    second = made["second"]
    assert isinstance(second, dict)
    assert second["state"] == "good"
    assert str(second["file"]).endswith(".craftdesk.encrypted")
    listed = answer(capsys, "restore", "--to", shop)["backups"]
    assert isinstance(listed, list)
    assert [(one["place"], one["encrypted"], one["state"], one["customers"]) for one in listed] == [
        ("computer", False, "verified", 20), ("second", True, "verified", 20),
    ]  # fmt: skip
    assert main(["restore", "--to", str(shop)]) == 0
    assert f"  {second['file']}\n" in capsys.readouterr().out
    for number, words in enumerate(("Ton und Glasur 7", str(made["recovery_code"]).lower())):
        secret.write_text(words, "utf-8")
        target = tmp_path / f"again {number}.craftdesk"
        done = answer(capsys, "restore", second["file"], "--to", target, "--passphrase-file", secret)
        assert (done["customers"], done["orders"], done["kept"]) == (20, 30, None)


def test_a_secret_is_never_guessed(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.setenv("CRAFTDESK_PASSPHRASE", "Ton und Glasur 7")
    made = answer(capsys, "backup", shop, "--second", tmp_path / "stick", "--encrypt")
    second = made["second"]
    assert isinstance(second, dict)
    target = tmp_path / "elsewhere.craftdesk"
    monkeypatch.setenv("CRAFTDESK_PASSPHRASE", "Ton und Glasur 8")
    assert main(["restore", str(second["file"]), "--to", str(target)]) == 3
    assert "does not open the backup. Nothing was changed" in capsys.readouterr().err
    monkeypatch.delenv("CRAFTDESK_PASSPHRASE")
    assert main(["restore", str(second["file"]), "--to", str(target)]) == 3
    assert "nobody to ask" in capsys.readouterr().err
    assert not target.exists()
    assert main(["restore", str(shop), "--to", str(target), "--passphrase-file", str(tmp_path / "none")]) == 3
    assert "can’t be read" in capsys.readouterr().err


def test_a_stick_that_is_away_is_no_failure(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    answer(capsys, "backup", shop, "--second", stick)
    stick.rename(tmp_path / "pocket")
    assert main(["backup", str(shop)]) == 0
    assert "is not there now. The backup on this computer was made" in capsys.readouterr().err


def test_what_makes_no_sense_is_said(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(shop), "--encrypt"]) == 2
    assert "--second" in capsys.readouterr().err
    assert main(["backup", str(shop), "--second", str(tmp_path / "none")]) == 3
    assert "no folder" in capsys.readouterr().err
    assert main(["restore", "--to", str(tmp_path / "never.craftdesk")]) == 1
    assert "no backup" in capsys.readouterr().out


def test_whatever_makes_a_backup_brings_it_to_the_second_place(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, people = tmp_path / "stick", tmp_path / "people.csv"
    stick.mkdir()
    people.write_text("First name,Last name\nUma,Uhl\n", "utf-8")
    answer(capsys, "backup", shop, "--second", stick)
    for command in (("import", people, "--into", shop), ("merge", shop, "C-00001", "C-00002")):
        for made in stick.rglob("*.craftdesk"):
            made.unlink()
        answer(capsys, *command)
        assert len(list(stick.rglob("*.craftdesk"))) == 1
    away = stick.rename(tmp_path / "away")
    assert main(["import", str(people), "--into", str(shop)]) == 0
    assert "is not there now" in capsys.readouterr().err
    assert away.is_dir()
