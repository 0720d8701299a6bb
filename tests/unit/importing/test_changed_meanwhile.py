"""A file that was written into after its plan was looked at: its rows may be other people, so nothing comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing.reading import Batch
from craftdesk.importing.session import apply_import, plan_import
from craftdesk.importing.survey import Survey
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.book import Book
from tests.support.importing import content, plan

_HEADS = "First name,Email\n"
_ROWS = "Ida,ida@example.com\nOle,ole@example.com\n"


@pytest.mark.parametrize("later", [_HEADS + _ROWS * 3, _HEADS, "", _HEADS + "Uma,ida@example.com\n" * 2])
def test_nothing_comes_in_from_a_file_that_was_changed(desk: Desk, tmp_path: Path, later: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(_HEADS + _ROWS)
    plan = run(plan_import(desk, path))
    before = content(desk)
    path.write_text(later)
    with pytest.raises(ImportProblem) as refused:
        run(apply_import(desk, plan))
    assert refused.value.code == "import.changed"
    assert content(desk) == before


@pytest.mark.parametrize("later", ["Eva,eva@example.com\n" * 2_000, "Per,per@example.com\n" * 2])
def test_nor_when_it_is_changed_while_its_rows_are_written(desk: Desk, tmp_path: Path, later: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(_HEADS + "".join(f"Ida {n},ida{n}@example.com\n" for n in range(1_500)))
    plan = run(plan_import(desk, path))
    before = content(desk)
    work = apply_import(desk, plan)
    while next(work).done == 0:
        pass
    with path.open("a") as file:
        file.write(later)
    with pytest.raises(ImportProblem) as refused:
        run(work)
    assert refused.value.code == "import.changed"
    assert content(desk) == before


def test_a_file_that_is_gone_is_not_brought_in(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(_HEADS + _ROWS)
    plan = run(plan_import(desk, path))
    path.unlink()
    with pytest.raises(ImportProblem) as refused:
        run(apply_import(desk, plan))
    assert refused.value.code == "import.changed"


def test_a_plan_asks_for_each_batch_in_one_state_of_the_book(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    look = Survey.look

    def watched(survey: Survey, book: Book, batch: Batch) -> None:
        asked.append(book.raw.in_transaction)
        look(survey, book, batch)

    monkeypatch.setattr(Survey, "look", watched)
    plan(desk, (_HEADS + "".join(f"Ida {n},ida{n}@example.com\n" for n in range(1_500))).encode())
    assert asked == [True, True]
