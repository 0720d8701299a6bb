"""What one order costs the sums of the shop does not depend on how many orders there are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage import figure_sums
from tests.support.shops import new_store


def test_saving_an_order_reads_no_other(tmp_path: Path) -> None:
    store = new_store(tmp_path / "shop.craftdesk", ShopSettings())
    asked: list[str] = []
    line = OrderLine(name="Mug", total=500)
    order = Order(ordered_on=date(2026, 5, 1), currency="EUR", lines=(line, line), goods=1_000, total=1_000)
    with store.begin(OperationLabel("sample")) as unit:
        unit.orders.add_many([order] * 50)
        unit.commit()
    with store.begin(OperationLabel("sample")) as unit:
        unit.orders.add(order)
        unit.raw.set_trace_callback(asked.append)
        unit.commit()
        unit.raw.set_trace_callback(None)
        sums = [sql for sql in asked if any(f"temp.{table}" in sql for table in ("portion", "swung", "buyers"))]
        plans = [
            str(step[3])
            for sql in sums
            if sql.startswith(("INSERT", "DELETE"))
            for step in unit.raw.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]
    store.shop.close()
    assert any("SEARCH l USING INDEX order_lines_order" in step for step in plans)
    assert not [step for step in plans if step.startswith(("SCAN o", "SCAN l"))]
    assert figure_sums.PORTION == 10_000
