"""The exports of other systems come in with the numbers that their samples state."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing.report import as_json
from craftdesk.services.desk import Desk
from tests.support.importing import SAMPLES, ask, bring_in, content, plan

EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
PRESETS = {
    "shopify-customers.csv": "shopify-customers",
    "shopify-orders.csv": "shopify-orders",
    "woocommerce-orders-webtoffee.csv": "woocommerce-orders",
    "square-items.csv": "square-items",
    "etsy-sold-orders.csv": "etsy-orders",
    "etsy-sold-order-items.csv": "etsy-items",
    "paypal-activity-us.csv": "paypal-activity",
    "zoho-invoices.csv": "zoho-invoices",
    "square-customers.csv": "square-customers",
    "craftplan-customers.csv": "craftplan-customers",
    "craftplan-orders.csv": "craftplan-orders",
    "de-kundenliste.csv": "german-office-list",
    "edge-header-only.csv": "shopify-customers",
    "messy-spreadsheet.csv": None,
    "excel-unicode-text.csv": None,
    "stripe-customers.csv": "stripe-customers",
    "woocommerce-customers-webtoffee.csv": "woocommerce-customers",
    "quickbooks-desktop-customers.csv": "quickbooks-desktop-customers",
    "xero-contacts.csv": "xero-contacts",
    "mailchimp-audience.csv": "mailchimp-audience",
    "google-contacts-2024.csv": "google-contacts",
    "outlook-classic-contacts.csv": "outlook-contacts",
    "gnucash-customers.csv": "gnucash-customers",
    "icloud-contacts.vcf": "vcard",
}


def numbers(outcome: Any) -> dict[str, Any]:
    return as_json(outcome, lambda code, params: f"{code} {dict(params)}", "USD")


@pytest.mark.parametrize("name", PRESETS)
def test_a_sample_gives_its_numbers(desk: Desk, name: str) -> None:
    expected = EXPECTED[name]
    found = numbers(bring_in(desk, name))
    assert found["system"] == PRESETS[name]
    assert found["encoding"] == expected["encoding"]
    assert found["delimiter"] == expected["delimiter"]
    assert found["header_row"] == expected["header_record"]
    assert found["rows"]["read"] == expected["rows"]
    assert found["rows"]["rejected"] == expected["rejected"] == len(found["rejected"])
    assert found["customers"] == {
        "new": expected["customers"],
        "changed": 0,
        "same": 0,
        "with_billing": expected["billing"],
        "with_shipping": expected["shipping"],
    }
    assert found["orders"]["new"] == expected["orders"]
    assert found["orders"]["lines"] == expected["lines"]
    assert list(found["orders"]["total"].values()) == [expected.get("total", "0.00")]
    if not expected["orders"]:
        assert found["rows"]["merged"] == expected["merged"]
    for message in expected["bad"]:
        row = re.match(r"row (\d+)", message)
        if row:
            assert int(row[1]) in [one["row"] for one in found["rejected"]]


@pytest.mark.parametrize("name", PRESETS)
def test_a_sample_brought_in_twice_changes_nothing(desk: Desk, name: str) -> None:
    bring_in(desk, name)
    before = content(desk)
    report = bring_in(desk, name)
    found = numbers(report)
    for kind in ("customers", "orders", "products"):
        assert (found[kind]["new"], found[kind]["changed"]) == (0, 0)
    assert found["rows"]["new"] == found["rows"]["changed"] == 0
    assert report.operation is None
    assert content(desk) == before


@pytest.mark.parametrize("name", PRESETS)
def test_the_plan_foretells_the_report_and_writes_nothing(desk: Desk, name: str) -> None:
    planned = plan(desk, name)
    assert all(not rows for rows in content(desk).values())
    foretold = numbers(planned)
    assert numbers(bring_in(desk, name)) == foretold
    rows = foretold["rows"]
    assert rows["read"] == sum(rows[kind] for kind in ("new", "changed", "same", "merged", "rejected"))
    assert ask(desk, "SELECT count(*) FROM customers") == [(foretold["customers"]["new"],)]
    assert ask(desk, "SELECT count(*) FROM orders") == [(foretold["orders"]["new"],)]
    assert ask(desk, "SELECT count(*) FROM order_lines") == [(foretold["orders"]["lines"],)]
    assert ask(desk, "SELECT count(*) FROM products") == [(foretold["products"]["new"],)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("edge-empty.csv", "import.empty"),
        ("edge-not-a-csv.csv", "import.workbook_broken"),
    ],
)
def test_what_cannot_come_in_is_refused_in_one_sentence(desk: Desk, name: str, code: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        plan(desk, name)
    assert refused.value.code == code
    assert refused.value.params["file"] == name


def test_shopify_customers_then_orders(desk: Desk) -> None:
    bring_in(desk, "shopify-customers.csv")
    report = bring_in(desk, "shopify-orders.csv")
    assert report.counts.customers.new == 0
    assert ask(desk, "SELECT count(*) FROM customers") == [(10,)]
    assert ask(desk, "SELECT count(*), sum(total) FROM orders") == [(9, 148648)]
    assert ask(desk, "SELECT count(*) FROM order_lines") == [(13,)]
    net = "SELECT sum(total - refunded) FROM orders WHERE status NOT IN ('unconfirmed', 'cancelled')"
    assert ask(desk, net) == [(62218,)]
    fen = "SELECT c.first_name FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.number = '#1006'"
    assert ask(desk, fen) == [("Fen",)]
    for name in ("shopify-customers.csv", "shopify-orders.csv"):
        assert bring_in(desk, name).operation is None
    desk.history.undo()
    desk.history.undo()
    assert all(not rows for rows in content(desk).values())


def test_every_order_is_the_sum_of_its_parts(desk: Desk) -> None:
    for name in ("shopify-orders.csv", "craftplan-orders.csv", "zoho-invoices.csv"):
        bring_in(desk, name)
    parts = "goods - discount + shipping + CASE tax_included WHEN 0 THEN tax ELSE 0 END + adjustment"
    assert ask(desk, f"SELECT number FROM orders WHERE total <> {parts}") == []
    lines = "SELECT order_id, sum(total) AS goods FROM order_lines GROUP BY order_id"
    assert ask(desk, f"SELECT 1 FROM orders o JOIN ({lines}) l ON l.order_id = o.id WHERE l.goods <> o.goods") == []


def test_a_gift_goes_to_the_buyers_book_and_not_to_the_one_who_gets_it(desk: Desk) -> None:
    bring_in(desk, "shopify-customers.csv")
    before = ask(desk, "SELECT a.* FROM addresses a JOIN customers c ON c.id = customer_id WHERE first_name = 'Wren'")
    bring_in(desk, "shopify-orders.csv")
    gift = "SELECT use, name, street FROM addresses a JOIN customers c ON c.id = customer_id WHERE first_name = 'Bram'"
    assert ask(desk, gift) == [("billing", "", "480 Foundry Rd"), ("shipping", "Wren Hollowell", "5 Harbor Row")]
    wrens = ask(desk, "SELECT a.* FROM addresses a JOIN customers c ON c.id = customer_id WHERE first_name = 'Wren'")
    assert len(wrens) == len(before) == 1


def test_craftplan_knows_customers_by_name_only(desk: Desk) -> None:
    bring_in(desk, "craftplan-customers.csv")
    report = bring_in(desk, "craftplan-orders.csv")
    assert report.counts.customers.new == 0
    assert ask(desk, "SELECT count(*), count(customer_id) FROM orders") == [(6, 5)]
    assert [(one.row, one.code) for one in report.warnings] == [
        (5, "import.warn.refunded"),
        (6, "import.warn.no_customer"),
        (6, "import.warn.unconfirmed"),
    ]
    refunded = "SELECT status, total, paid, refunded FROM orders WHERE number LIKE '%JKL012'"
    assert ask(desk, refunded) == [("cancelled", 1850, 1850, 1850)]
    assert ask(desk, "SELECT ordered_on, due_on FROM orders WHERE number LIKE '%GHI789'") == [
        ("2026-05-04", "2026-05-10")
    ]


def test_shopify_details_survive(desk: Desk) -> None:
    bring_in(desk, "shopify-customers.csv")
    note = "Prefers matte glaze.\nRing size 7½"
    assert ask(desk, "SELECT note FROM customers WHERE first_name = 'Odalys'") == [(note,)]
    assert ask(
        desk, "SELECT name FROM customer_tags t JOIN customers c ON c.id = customer_id WHERE first_name = 'Bram'"
    ) == [
        ("wholesale",),
        ("net 30",),
    ]
    assert ("02139",) in ask(desk, "SELECT postcode FROM addresses")
    assert ask(desk, "SELECT number FROM external_numbers ORDER BY id LIMIT 1") == [("6866149310695",)]


def test_square_birthdays_keep_their_unknown_year(desk: Desk) -> None:
    bring_in(desk, "square-customers.csv")
    assert ask(desk, "SELECT birthday FROM customers WHERE birthday LIKE '--%' ORDER BY 1") == [
        ("--02-29",),
        ("--07-04",),
    ]


def test_the_german_list_adds_the_second_address(desk: Desk) -> None:
    bring_in(desk, "de-kundenliste.csv")
    theirs = "JOIN customers c ON c.id = customer_id WHERE last_name = 'Weißhaupt'"
    places = f"SELECT street, default_billing FROM addresses a {theirs}"
    assert ask(desk, places) == [("Hauptstraße 1", 1), ("Am Ofen 7a", 0)]
    assert ask(desk, "SELECT type FROM customers WHERE company LIKE 'Töpferei%'") == [("company",)]
    assert ("01067",) in ask(desk, "SELECT postcode FROM addresses")
