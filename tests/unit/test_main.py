from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from craftdesk.__main__ import COMMANDS, wants_command_line
from tests.support.patience import SECONDS


@pytest.mark.parametrize("word", sorted(COMMANDS))
def test_every_command_goes_to_the_command_line(word: str) -> None:
    assert wants_command_line([word, "shop.craftdesk"])


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["-h"], ["--json", "find", "a.craftdesk", "x"]])
def test_questions_and_options_before_a_command_go_to_the_command_line(arguments: list[str]) -> None:
    assert wants_command_line(arguments)


@pytest.mark.parametrize(
    "arguments",
    [[], ["--choose"], ["my shop.craftdesk"], ["orders.csv"], ["folder/shop"], ["--", "find"], ["--choose", "a.csv"]],
)
def test_nothing_a_file_or_a_choice_opens_the_window(arguments: list[str]) -> None:
    assert not wants_command_line(arguments)


@pytest.mark.parametrize("arguments", [["improt"], ["--jsno"], ["--chose"]])
def test_slips_of_the_pen_are_explained_on_the_command_line(arguments: list[str]) -> None:
    assert wants_command_line(arguments)


def test_a_file_that_is_called_like_nothing_else_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pottery").touch()
    monkeypatch.chdir(tmp_path)
    assert not wants_command_line(["pottery"])


def test_the_command_line_never_loads_widgets() -> None:
    code = (
        "import sys; from craftdesk.__main__ import main; sys.argv = ['craftdesk', '--version']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=SECONDS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0.1.0" in done.stdout
