"""Tracing: a traced program runs and is recorded, faults are put into it, and where it can't be it says so loudly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faults import tracing
from tests.faults.figures import Figure, table

_WRITES = "import os, sys; h = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT); os.write(h, b'kept'); os.fsync(h)"


@pytest.mark.usefixtures("may_trace")
def test_what_a_program_does_to_files_is_recorded(tmp_path: Path) -> None:
    log, file = tmp_path / "log", tmp_path / "file"
    done = tracing.traced([*_python(), str(file)], log, calls=("openat", "write", "fsync"), options=("-y",))
    assert done.returncode == 0, done.stderr
    lines = [line for line in log.read_text().splitlines() if str(file) in line]
    assert [line.split()[1].partition("(")[0] for line in lines] == ["openat", "write", "fsync"]
    assert '"kept"' in lines[1]


@pytest.mark.usefixtures("may_trace")
def test_a_failing_call_is_put_in(tmp_path: Path) -> None:
    done = tracing.traced(
        [*_python(), str(tmp_path / "file")], tmp_path / "log",
        calls=("fsync",), options=("-e", "inject=fsync:error=EIO:when=1"),
    )  # fmt: skip
    assert done.returncode == 1
    assert "Input/output error" in done.stderr


def test_a_machine_without_strace_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    reason = tracing.hindrance.__wrapped__()
    assert "apt-get install strace" in reason
    assert f"**not run**: {reason}" in table([Figure(promise="nothing is lost", not_run=reason)])


def test_what_was_not_run_stands_at_the_end(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.makeconftest("from tests.conftest import pytest_terminal_summary")
    pytester.makepyfile("import pytest\ndef test_a():\n    pytest.skip('NOT RUN: no tracing')\ndef test_b(): pass")
    monkeypatch.setenv("PYTHONPATH", tracing.import_path())
    result = pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider")
    result.stdout.fnmatch_lines(["*NOT RUN: 1 test of faults*", "*no tracing*"])


def _python() -> list[str]:
    return [*tracing.python("x")[:1], "-c", _WRITES]
