"""What the command line says: a shop to try on, and a command with its status and both streams."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from craftdesk import cli
from craftdesk.storage.file import seal
from tests.faults.bad_lists import HEAD
from tests.support.homes import own_home

_MADE: list[TemporaryDirectory[str]] = []


def a_shop(folder: Path) -> Path:
    """A shop of one customer, made by the command line, known to this computer; a copy of the first that was made."""
    path, home = folder / "shop.craftdesk", Path(os.environ["CRAFTDESK_HOME"])
    if not _MADE:
        _MADE.append(TemporaryDirectory())
        made = Path(_MADE[0].name)
        with own_home(made / "home"):
            _make(made)
    made = Path(_MADE[0].name)
    for name in (path.name, "people.csv"):
        shutil.copyfile(made / name, folder / name)
    shutil.copytree(made / "home", home, dirs_exist_ok=True)
    with own_home(made / "home"):
        kept = seal.read_seal(made / path.name)
    assert kept is not None
    seal.remember(path, seal.stat_of(path), kept.states[0])
    return path


def _make(folder: Path) -> None:
    path, people = folder / "shop.craftdesk", folder / "people.csv"
    assert cli.main(["new", str(path), "--name", "Clay", "--currency", "EUR"]) == 0
    people.write_text(HEAD + "Ida,Berg,ida@example.com,,\n", "utf-8")
    assert cli.main(["import", str(people), "--into", str(path)]) == 0


def run_command(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """The status of a command, and what it wrote on standard output and standard error."""
    capsys.readouterr()
    status = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err
