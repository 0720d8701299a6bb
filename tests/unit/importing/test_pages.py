"""Pages of a plan: wherever one jumps to, the rows are those that a walk from the top would show."""

from __future__ import annotations

import pytest

from craftdesk.importing.outcome import RowKind
from craftdesk.importing.page_rows import PlanRow
from craftdesk.importing.pages import Pages
from craftdesk.importing.table import CHUNK_ROWS
from craftdesk.services.desk import Desk
from tests.support.importing import bring_in, plan

ROWS = CHUNK_ROWS * 2 + 700


def _list() -> bytes:
    """Some chunks of customers; every tenth twice, every hundredth nobody."""
    lines = ["First name,Last name,E-mail,Note"]
    for at in range(ROWS):
        if at % 100 == 50:
            lines.append(",,,nobody")
        else:
            number = at - 1 if at % 10 == 7 else at
            lines.append(f"Anna,Berg {number},anna{number}@example.org,")
    return "\n".join(lines).encode()


def _all(pages: Pages, kind: RowKind, count: int) -> list[PlanRow]:
    found: list[PlanRow] = []
    while len(found) < count:
        found += pages.page(kind, len(found), 500)
    return found


def test_a_jump_shows_what_a_walk_shows(desk: Desk) -> None:
    found = plan(desk, _list())
    assert found.reading.can_skip
    for kind in (RowKind.NEW, RowKind.MERGED, RowKind.REJECTED):
        count = found.count(kind)
        whole = _all(Pages(desk.store, found), kind, count)
        assert len({row.row for row in whole}) == count
        jumping = Pages(desk.store, found)
        for start in (count - 20, 0, count // 2, count // 2 + 5, 10, count - 1, count // 3):
            assert jumping.page(kind, start, 20) == whole[start : start + 20]


@pytest.mark.parametrize("file", ["shopify-orders.csv", "woocommerce-orders-webtoffee.csv", "etsy-sold-orders.csv"])
def test_orders_are_walked_through(desk: Desk, file: str) -> None:
    found = plan(desk, file)
    assert not found.reading.can_skip
    whole = Pages(desk.store, found).page(RowKind.NEW, 0, 100)
    assert len(whole) == found.counts.orders.new
    pages = Pages(desk.store, found)
    for start in (len(whole) - 1, 1, 0, 2):
        assert pages.page(RowKind.NEW, start, 3) == whole[start : start + 3]


def test_pages_of_a_plan_with_decisions_keep_their_places(desk: Desk) -> None:
    bring_in(desk, _list())
    newer = _list().replace(b"Berg 4", b"Bergdahl 4")
    found = plan(desk, newer)
    changed = Pages(desk.store, found).page(RowKind.CHANGED, found.count(RowKind.CHANGED) - 5, 5)
    assert all(row.changes and row.changes[0].field == "last_name" for row in changed)
