from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from craftdesk.logs import close_logging, configure_logging


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_logging()
    logging.getLogger("craftdesk").setLevel(logging.NOTSET)


def _told(target: Path | None) -> str:
    assert target is not None
    return target.read_text("utf-8")


def test_records_reach_a_file_in_the_folder(tmp_path: Path) -> None:
    target = configure_logging(tmp_path / "new" / "logs")
    logging.getLogger("craftdesk.services.lists").info("customer %d opened", 7)
    assert "customer 7 opened" in _told(target)


@pytest.mark.log_expected
def test_a_traceback_never_quotes_what_the_owner_typed(tmp_path: Path) -> None:
    target = configure_logging(tmp_path)
    try:
        int("Frieda Secret")
    except ValueError:
        logging.getLogger("craftdesk").exception("number refused")
    told = _told(target)
    assert "Frieda" not in told
    assert "ValueError" in told
    assert "test_logs.py" in told


def test_a_second_call_replaces_the_first(tmp_path: Path) -> None:
    first = configure_logging(tmp_path / "one")
    second = configure_logging(tmp_path / "two")
    logging.getLogger("craftdesk").info("once")
    assert _told(first) == ""
    assert _told(second).count("once") == 1


def test_a_folder_that_refuses_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert configure_logging(tmp_path / "file" / "logs") is None
    logging.getLogger("craftdesk").info("still here")


def test_the_log_rolls_over_and_stays_small(tmp_path: Path) -> None:
    target = configure_logging(tmp_path)
    assert target is not None
    for _ in range(3_000):
        logging.getLogger("craftdesk").info("x" * 1_000)
    kept = list(tmp_path.iterdir())
    assert 1 < len(kept) <= 4
    assert sum(f.stat().st_size for f in kept) < 2_200_000
