from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date

import pytest
from pytestqt.modeltest import ModelTester

from craftdesk.controllers.orders_list import FoundOrders
from craftdesk.domain.ids import OrderId
from craftdesk.domain.order import OrderStatus, PaymentStatus
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.ui.format import Formatter
from craftdesk.ui.models.list_model import ListModel
from craftdesk.ui.models.order_words import OrderRowWords
from craftdesk.ui.screens.orders.columns import ORDER_COLUMNS

TODAY = date(2026, 11, 22)


def row(number: int) -> OrderRow:
    return OrderRow(
        id=OrderId(number), number=f"O-{number}", customer_id=None, customer_name="", ordered_on=TODAY, due_on=TODAY,
        source="", status=OrderStatus.READY, payment_status=PaymentStatus.PENDING, title="Mug", title_quantity=2_000,
        more=1, items=2, total=4_800, paid=800, refunded=0, currency="EUR", counted=True,
    )  # fmt: skip


def fetch(ids: Sequence[int]) -> dict[int, OrderRow]:
    return {number: row(number) for number in ids}


@pytest.mark.parametrize("count", [0, 1, 200])
def test_qt_finds_no_fault_with_it(count: int, qtmodeltester: ModelTester) -> None:
    model = ListModel(fetch, OrderRowWords(Formatter("en_GB"), lambda: TODAY), ORDER_COLUMNS)
    model.show_found(FoundOrders(query=OrdersQuery(), spine=array("q", range(1, count + 1))))
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # the plugin's, without types


def test_a_line_of_the_table_says_everything(qapp: object) -> None:
    model = ListModel(fetch, OrderRowWords(Formatter("en_GB"), lambda: TODAY), ORDER_COLUMNS)
    model.show_found(FoundOrders(query=OrdersQuery(), spine=array("q", [7])))
    cells = [model.data(model.index(0, at)) for at in range(model.columnCount())]
    day = "22 Nov 2026"

    def money(amount: int) -> str:
        return Formatter("en_GB").money(amount, "EUR")

    assert cells == [
        "O-7",
        day,
        "without a customer",
        "Mug ×2 +1 more",
        day,
        "Ready",
        "Payment pending",
        money(4_800),
        money(4_000),
        "",
    ]
