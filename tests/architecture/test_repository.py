"""What stands in the project besides code: no paths of a machine, no registry, a README that tells the truth."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.support.house.modules import ROOT

_MACHINE = re.compile(r"(?<![\w.~-])/(?:" + "|".join(["work", "farm", "root", "tmp"]) + r")/[\w.]")
_REGISTRY = re.compile("pythonhosted|pypi[.]org|index-url|find-links|artifactory|trusted-host")
_MADE = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}


def _written() -> list[Path]:
    """The files under version control; without git, whatever was not made."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        files = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if not _MADE.intersection(path.relative_to(ROOT).parts)]
    return [path for path in files if path.is_file() and path != Path(__file__).resolve()]


def _texts() -> list[tuple[str, str]]:
    found = []
    for path in _written():
        raw = path.read_bytes()
        if b"\0" not in raw[:8_000]:
            found.append((path.relative_to(ROOT).as_posix(), raw.decode("utf-8", "replace")))
    return found


@pytest.mark.parametrize(
    ("pattern", "what"), [(_MACHINE, "a path of one machine"), (_REGISTRY, "a registry")], ids=["paths", "registries"]
)
def test_nothing_names(pattern: re.Pattern[str], what: str) -> None:
    assert [f"{place} names {what}: {hit[0]}" for place, text in _texts() if (hit := pattern.search(text))] == []


@pytest.mark.parametrize("text", ["see " + "/".join(["", "tmp", "x"]), "'" + "/".join(["", "work", "main"]) + "'"])
def test_a_path_of_one_machine_would_be_noticed(text: str) -> None:
    assert _MACHINE.search(text)


@pytest.mark.parametrize(("name", "least"), [("run.txt", 11), ("dev.txt", 11), ("fuzz.txt", 1)])
def test_every_pin_has_a_hash(name: str, least: int) -> None:
    entries = re.split(r"(?<!\\)\n", (ROOT / "requirements" / name).read_text("utf-8").strip())
    assert len(entries) >= least
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry, re.S)] == []


def test_both_lists_of_pins_agree() -> None:
    run, dev = (
        set(re.findall(r"^(\S+==\S+)", (ROOT / "requirements" / name).read_text("utf-8"), re.M))
        for name in ("run.txt", "dev.txt")
    )
    assert run <= dev


def test_python_3_11_never_gets_the_qt_that_kills_it() -> None:
    pins = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    for old in re.findall(r"^pyside6-essentials==(\S+) ; python_full_version < '3.12'", pins, re.M):
        assert tuple(int(part) for part in old.split(".")) < (6, 12)
    assert re.search(r"^pyside6-essentials==\S+ ; python_full_version < '3.12'", pins, re.M)


def test_one_version_in_all_places() -> None:
    from craftdesk import __version__

    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == __version__


def test_the_readme_shows_the_rooms_that_exist() -> None:
    shown = set(re.findall(r"[\w-]+(?=/)", _tree()))
    package = ROOT / "src" / "craftdesk"
    real = {path.parent.name for path in package.rglob("*.py")} - {"craftdesk"}
    assert real - shown == set()


def test_the_readme_shows_no_room_that_does_not_exist() -> None:
    shown = {name for name in re.findall(r"^[ │├└─]*([\w.-]+)/\s", _tree(), re.M) if name != "src"}
    real = {part for path in _written() for part in path.relative_to(ROOT).parent.parts}
    assert shown - real == set()


def _tree() -> str:
    """The block of the README that draws the folders."""
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks: list[str] = re.findall(r"^```[^\n]*\n(.*?)^```", readme, re.M | re.S)
    return next(block for block in blocks if "src/craftdesk" in block)


def test_the_checks_before_the_tests_were_clean() -> None:
    """`make test` runs ruff and mypy first and says here who complained; their words stand above the tests."""
    assert os.environ.get("CRAFTDESK_COMPLAINTS", "").split() == []
