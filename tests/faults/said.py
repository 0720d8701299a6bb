"""What the command line says: a shop to try on, and a command with its status and both streams."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk import cli
from tests.faults.bad_lists import HEAD


def a_shop(folder: Path) -> Path:
    """A shop of one customer, made by the command line."""
    path = folder / "shop.craftdesk"
    assert cli.main(["new", str(path), "--name", "Clay", "--currency", "EUR"]) == 0
    people = folder / "people.csv"
    people.write_text(HEAD + "Ida,Berg,ida@example.com,,\n", "utf-8")
    assert cli.main(["import", str(people), "--into", str(path)]) == 0
    return path


def run_command(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """The status of a command, and what it wrote on standard output and standard error."""
    capsys.readouterr()
    status = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err
