from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from craftdesk.domain.stopping import Stop, current, heard
from craftdesk.errors import Cancelled
from craftdesk.storage.stoppable import stoppable

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield connection


class Impatient(Stop):
    """Wants to stop once it was asked three times."""

    asked = 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.asked > 3


def test_an_endless_question_asks_whether_to_stop(raw: sqlite3.Connection) -> None:
    with heard(Impatient()), pytest.raises(Cancelled), stoppable(raw):
        raw.execute(_ENDLESS).fetchone()
    raw.execute(_ENDLESS.replace("FROM n)", "FROM n WHERE i < 100000)")).fetchone()  # heard no more after the block


def test_what_asks_nobody_is_ended_from_outside(raw: sqlite3.Connection) -> None:
    stop = Stop()
    raw.create_function("stop", 0, stop.set)
    with heard(stop), pytest.raises(Cancelled), stoppable(raw):
        # Its progress is asked after 20,000 steps, which these are not.
        raw.execute("SELECT stop() UNION ALL SELECT 1").fetchall()


def test_what_an_interrupted_check_calls_damaged_is_a_cancel(raw: sqlite3.Connection) -> None:
    stop = Stop()

    def check() -> None:
        with stoppable(raw):
            stop.set()
            raise sqlite3.DatabaseError("page 7 is never used")

    with heard(stop), pytest.raises(Cancelled):
        check()


def test_a_wish_that_came_before_ends_it_before_it_begins(raw: sqlite3.Connection) -> None:
    stop = Stop()
    stop.set()
    asked = False
    with heard(stop), pytest.raises(Cancelled), stoppable(raw):
        asked = True
    assert not asked


def test_a_wish_after_the_end_does_nothing(raw: sqlite3.Connection) -> None:
    stop = Stop()
    with heard(stop), stoppable(raw):
        pass
    raw.close()
    stop.set()
    assert stop()


def test_each_work_hears_its_own_wish_only() -> None:
    one, other = Stop(), Stop()
    with heard(one), heard(other):
        assert current() is other
    assert not current()()
