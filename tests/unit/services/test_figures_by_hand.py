"""The figures of every customer of the sample shop, against SQL written by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from craftdesk.domain.ids import CustomerId
from craftdesk.domain.period import Period
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.figures_by_hand import as_said
from tests.support.figures_by_hand import by_hand as plainly

COUNTED = "status <> 'unconfirmed' AND status <> 'cancelled' AND currency = 'EUR'"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.craftdesk"
    run(make_sample(path, today=date(2026, 11, 22)))
    return path


@pytest.fixture
def by_hand(sample: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{sample.as_uri()}?mode=ro", uri=True)
    yield connection
    connection.close()


def test_every_customer_has_the_figures_that_plain_sql_gives(sample: Path, by_hand: sqlite3.Connection) -> None:
    customers = [row[0] for row in by_hand.execute("SELECT id FROM customers")]
    assert len(customers) == 248
    with ShopFile.open(sample, read_only=True) as shop:
        desk = Desk.open(shop)
        for customer in customers:
            figures = desk.figures.of(CustomerId(customer))
            count, net, owed = by_hand.execute(
                f"SELECT count(*), coalesce(sum(total) - sum(refunded), 0), coalesce(sum(total) - sum(paid), 0)"
                f" FROM orders WHERE customer_id = {customer} AND {COUNTED}"
            ).fetchone()
            assert (figures.orders, figures.spent, figures.open_balance) == (count, net, owed)
            months = by_hand.execute(
                f"SELECT substr(ordered_on, 1, 7), count(*), sum(total - refunded) FROM orders"
                f" WHERE customer_id = {customer} AND {COUNTED} GROUP BY 1 ORDER BY 1"
            ).fetchall()
            assert [(f"{one.year:04}-{one.month:02}", one.orders, one.total) for one in figures.months] == months
            assert sum(one.total for one in figures.sources) == net
            days = [
                date.fromisoformat(row[0])
                for row in by_hand.execute(
                    f"SELECT ordered_on FROM orders WHERE customer_id = {customer} AND {COUNTED} ORDER BY 1"
                )
            ]
            gaps = [(days[at + 1] - days[at]).days for at in range(len(days) - 1)]
            assert figures.usual_interval == (int(median(gaps) + 0.5) if len(days) >= 3 else None)
            assert (figures.first_order, figures.last_order) == ((days[0], days[-1]) if days else (None, None))


def test_the_list_shows_the_same_sums(sample: Path, by_hand: sqlite3.Connection) -> None:
    wrong = by_hand.execute(
        "SELECT l.customer_id FROM listing l LEFT JOIN (SELECT customer_id, count(*) AS n, sum(total - refunded) AS net"
        f" FROM orders WHERE {COUNTED} GROUP BY customer_id) o USING (customer_id)"
        " WHERE l.orders <> coalesce(o.n, 0) OR l.spent <> coalesce(o.net, 0)"
    ).fetchall()
    assert wrong == []


def test_every_total_is_the_sum_of_its_parts_and_of_its_payments(sample: Path, by_hand: sqlite3.Connection) -> None:
    sums = (
        (
            "SELECT count(*) FROM orders WHERE total <> goods - discount + shipping + adjustment"
            " + CASE WHEN tax_included THEN 0 ELSE tax END"
        ),
        (
            "SELECT count(*) FROM orders o WHERE goods <>"
            " (SELECT coalesce(sum(total), o.goods) FROM order_lines WHERE order_id = o.id)"
        ),
        (
            "SELECT count(*) FROM orders o WHERE paid - refunded <>"
            " (SELECT coalesce(sum(amount), 0) FROM payments WHERE order_id = o.id)"
        ),
    )
    assert [by_hand.execute(sql).fetchone()[0] for sql in sums] == [0, 0, 0]


def test_the_figures_of_the_shop_are_those_of_its_orders(sample: Path, by_hand: sqlite3.Connection) -> None:
    with ShopFile.open(sample, read_only=True) as shop:
        desk = Desk.open(shop)
        for first, last in (
            (None, None),
            (date(2026, 1, 1), date(2026, 12, 31)),
            (date(2025, 11, 23), date(2026, 11, 22)),
            (date(2026, 11, 3), date(2026, 11, 9)),
        ):
            said = as_said(desk.figures.shop(first, last))
            wanted = plainly(by_hand, "EUR", first, last)
            for towns in (said, wanted):
                del towns["towns"]  # the best of them only, and by name: see the random histories
            assert said == wanted


def test_a_year_before_ends_on_todays_day(sample: Path) -> None:
    with ShopFile.open(sample, read_only=True) as shop:
        desk = Desk.open(shop)
        year = run(desk.figures.period(Period(date(2026, 1, 1), date(2026, 12, 31)), date(2026, 11, 22)))
        before = desk.figures.shop(date(2025, 1, 1), date(2025, 11, 22))
        whole = desk.figures.shop(date(2025, 1, 1), date(2025, 12, 31))
    assert year.year_before is not None
    assert year.year_before.total_spent == before.total_spent
    assert year.year_before.new_customers == before.new_customers
    assert year.months_before == whole.months
