"""Random histories in which the program is killed: `python -m tests.faults.undo_loop HISTORIES SEED` prints JSON.

In a process of its own, because it forks.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from craftdesk.domain.customer import Customer
from craftdesk.errors import OwnerProblem
from craftdesk.services.history import HistoryService
from craftdesk.storage.book import Store
from craftdesk.storage.file.shop_file import ShopFile
from tests.faults.judging import newest_operation
from tests.support.histories import DONE, WORDS, Histories
from tests.support.shops import content, frozen_clock

_STEPS = 20
_EVERY = 25
"""Steps of SQLite's machine between two looks at whether it is time to die."""
_MOMENTS = st.integers(0, 250)
COUNTED: Counter[str] = Counter()


class KilledHistories(Histories):
    """The same with undo and redo as the owner has them, and a program that is killed in the middle of something."""

    @precondition(lambda self: self._ids())
    @rule(way=st.sampled_from(["add", "change"]), name=WORDS, moment=_MOMENTS)
    def killed_while_changing(self, way: str, name: str, moment: int) -> None:
        self._killed(way, name, moment)

    @precondition(lambda self: self.at > 0)
    @rule(moment=_MOMENTS)
    def killed_while_undoing(self, moment: int) -> None:
        self._killed("undo", "", moment)

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule(moment=_MOMENTS)
    def killed_while_redoing(self, moment: int) -> None:
        self._killed("redo", "", moment)

    def _killed(self, way: str, name: str, moment: int) -> None:
        before = newest_operation(self.store.shop.writer())
        self.store.shop.close()
        child = os.fork()
        if child == 0:
            try:
                self._live(way, name, moment)
            finally:
                os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
        COUNTED["kills"] += 1
        self.store = Store(ShopFile.open(self.path, clock=frozen_clock))
        writer = self.store.shop.writer()
        if newest_operation(writer) == before:
            return
        COUNTED["kept"] += 1
        if way in {"undo", "redo"}:
            self.at += -1 if way == "undo" else 1
        else:
            del self.states[self.at + 1 :]
            self.states.append(content(writer))
            self.at += 1

    def _live(self, way: str, name: str, moment: int) -> None:
        """Work in the forked process until `moment` has come."""
        looks = 0

        def look() -> bool:
            nonlocal looks
            looks += 1
            if looks > moment:
                os.kill(os.getpid(), signal.SIGKILL)
            return False

        store = Store(ShopFile.open(self.path, clock=frozen_clock))
        store.shop.writer().set_progress_handler(look, _EVERY)
        history = HistoryService(store)
        if way == "undo":
            history.undo()
        elif way == "redo":
            history.redo()
        else:
            with store.begin(DONE) as unit:
                if way == "add":
                    unit.customers.add_many([Customer(first_name=f"{name}{index}") for index in range(30)])
                else:
                    (first,) = unit.raw.execute("SELECT min(id) FROM customers").fetchone()
                    unit.customers.save(replace(unit.customers.get(first), last_name=f"{name}!", tags=("killed",)))
                unit.commit()

    def _step(self, *, back: bool) -> bool:
        history = HistoryService(self.store)
        try:
            history.undo() if back else history.redo()
        except OwnerProblem:
            return False
        COUNTED["undone" if back else "redone"] += 1
        self.at += -1 if back else 1
        return True

    @invariant()
    def a_step_was_made(self) -> None:
        COUNTED["steps"] += 1

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.undo_all_then_redo_all()
        super().teardown()


def main(histories: int, number: int) -> dict[str, int]:
    """Lives through random histories; an assertion tells of the first that breaks the law."""
    rules = settings(
        max_examples=histories, stateful_step_count=_STEPS, deadline=None, database=None, print_blob=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(seed(number)(KilledHistories), settings=rules)
    return COUNTED


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))) + "\n")
