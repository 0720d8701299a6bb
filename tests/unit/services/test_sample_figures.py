"""What the exports of other shops bring, net of what was cancelled, given back or never agreed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from craftdesk.domain.money import plain_amount
from tests.support.figures_by_hand import as_said, by_hand
from tests.support.importing import SAMPLES, bring_in, open_desk

# The net figure of each sample: where its expectation says it in words, or the total of the file less what its
# warnings take out: Zoho's draft (12 candles at 11.00 and 12 at 15.00) and its void sample (5.00).
_NET = {
    "shopify-orders.csv": r"after removing #1007 and refunds = ([\d.]+)",
    "etsy-sold-orders.csv": r"without the canceled order ([\d.]+)",
    "square-items.csv": r"file total ([\d.]+)",
    "zoho-invoices.csv": "",
}
_LESS = {"zoho-invoices.csv": 31_200 + 500}


def _expected(sample: str) -> tuple[int, int]:
    """Orders in the file, and the net figure in cents."""
    told = json.loads((SAMPLES / "expected.json").read_text("utf-8"))[sample]
    if not _NET[sample]:
        return told["orders"], _cents(told["total"]) - _LESS[sample]
    (found,) = [match for said in told["checks"] if (match := re.search(_NET[sample], said))]
    return told["orders"], _cents(found[1].rstrip("."))


def _cents(amount: str) -> int:
    return int(amount.replace(".", ""))


@pytest.mark.parametrize("sample", _NET)
def test_an_export_shows_its_net_figure(tmp_path: Path, sample: str) -> None:
    orders, net = _expected(sample)
    with open_desk(tmp_path) as desk:
        bring_in(desk, sample)
        figures = desk.figures.shop()
        reader = desk.shop.reader()
        assert as_said(figures) == by_hand(reader, "USD")
        desk.shop.close_reader(reader)
    assert figures.orders == orders
    assert plain_amount(figures.total_spent, "USD") == plain_amount(net, "USD")


def test_what_was_given_back_and_what_is_owed_stand_apart(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        bring_in(desk, "shopify-orders.csv")
        figures = desk.figures.shop()
        assert (figures.refunded, figures.cancelled_orders, figures.counted_orders) == (20_530, 1, 8)
        desk.history.undo()
        assert desk.figures.shop().orders == 0
        bring_in(desk, "zoho-invoices.csv")
        figures = desk.figures.shop()
    # The invoice that was sent: six mugs at 18.00, one for nothing, four bowls at 45.00.
    assert figures.open_balance == 6 * 1_800 + 4 * 4_500
    assert {one.status.value: one.orders for one in figures.statuses}["unconfirmed"] == 1


def test_all_of_them_in_one_shop_add_up(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        for sample in _NET:
            bring_in(desk, sample)
        figures = desk.figures.shop()
        reader = desk.shop.reader()
        assert as_said(figures) == by_hand(reader, "USD")
        desk.shop.close_reader(reader)
    assert figures.total_spent == sum(_expected(sample)[1] for sample in _NET)
