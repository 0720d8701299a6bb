"""Files of systems that nobody foresaw: each comes in right as it is, and a second time changes nothing.

For each file stands in `expected.json` how many customers, orders and lines it gives, what they add up to, how many of
its rows are rejected, and how some of its people are called: first name, last name, company, towns.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from craftdesk.importing.session import apply_import, plan_import
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from tests.support.importing import ask, open_desk

FOLDER = Path(__file__).parents[2] / "data" / "unforeseen"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
CALLED = (
    "SELECT text, first_name, last_name, company, coalesce((SELECT group_concat(city, ' + ') FROM"
    " (SELECT city FROM addresses a WHERE a.customer_id = c.id AND city <> '' ORDER BY a.id)), '')"
    " FROM customers c JOIN customer_emails e ON e.customer_id = c.id"
)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_that_nobody_foresaw(name: str, tmp_path: Path) -> None:
    wanted = EXPECTED[name]
    with open_desk(tmp_path, currency="EUR", country="DE") as desk:
        found = run(plan_import(desk, FOLDER / name))
        assert not found.needs_mapping
        counts = found.counts
        assert (counts.customers.new, counts.orders.new) == (wanted["customers"], wanted["orders"])
        assert counts.rows.rejected == wanted["rejected"]
        if "lines" in wanted:
            assert counts.lines == wanted["lines"]
        if "total" in wanted:
            assert Decimal(sum(counts.totals.values())) / 100 == Decimal(wanted["total"])
        run(apply_import(desk, found))
        called = {str(mail): list(parts) for mail, *parts in ask(desk, CALLED)}
        assert {mail: called.get(mail) for mail in wanted["people"]} == wanted["people"]
        _changes_nothing(desk, name)


def _changes_nothing(desk: Desk, name: str) -> None:
    again = run(plan_import(desk, FOLDER / name)).counts
    assert (again.customers.new, again.customers.changed, again.orders.new, again.orders.changed) == (0, 0, 0, 0)
