from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.group import Group
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.order_sums import worked_out
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.shop import ShopSettings, TaxRate, tax_rates
from craftdesk.domain.shop_usual import usual_settings
from craftdesk.errors import ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.texts import sentence

_PNG = base64.b64encode(b"\x89PNG\r\n\x1a\nrest").decode()


def _codes(desk: Desk, **changes: object) -> dict[str, bool]:
    draft = replace(desk.settings.get(), **changes)  # type: ignore[arg-type]
    return {problem.code: problem.warning for problem in desk.settings.problems(draft)}


@pytest.mark.parametrize(
    ("changes", "code", "warning"),
    [
        ({"logo": "not base64"}, "settings.logo", False),
        ({"logo": base64.b64encode(b"GIF89a").decode()}, "settings.logo", False),
        ({"logo": base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(500_000)).decode()}, "settings.logo_too_large", False),
        ({"paper": "A5"}, "settings.paper", False),
        ({"tax_rates": "10001 Absurd"}, "tax_rate.out_of_range", False),
        ({"tax_rates": "1900 One\n1900 Two"}, "settings.rate_twice", True),
        ({"payment_term": -1}, "payment_term.out_of_range", False),
        ({"discount": 10_001}, "discount.out_of_range", False),
        ({"price_levels": "Friends\nfriends"}, "settings.level_twice", False),
        ({"price_level": "Nobody"}, "settings.level_unknown", False),
        ({"sources": "Market\nmarket"}, "settings.twice", False),
        ({"invoice_width": 0}, "settings.width", False),
        ({"invoice_prefix": "x" * 13}, "text.too_long", False),
        ({"email": "nobody"}, "email.no_at", True),
        ({"currency": "USD"}, "settings.currency_changed", True),
    ],
)
def test_each_bad_setting_has_its_sentence_and_is_not_kept(
    desk: Desk, changes: dict[str, object], code: str, warning: bool
) -> None:
    before = desk.settings.get()

    assert _codes(desk, **changes) == {code: warning}
    if not warning:
        with pytest.raises(ValidationProblem):
            desk.settings.save(replace(before, **changes))  # type: ignore[arg-type]
        assert desk.settings.get() == before


def test_settings_are_kept_tidily(desk: Desk) -> None:
    wanted = replace(
        desk.settings.get(), name=" Clay ", street=" Kiln  Lane 1", bank=" IBAN 1 \n BIC 2 ", logo=f"{_PNG}\n",
        sources="Market\n\n Market \nCounter", tax_rates="1900 Standard\n700", price_levels=" Friends ",
        price_level="Friends",
    )  # fmt: skip

    desk.settings.save(wanted)

    kept = desk.settings.get()
    assert (kept.name, kept.street, kept.bank) == ("Clay", "Kiln Lane 1", "IBAN 1 \n BIC 2")
    assert (kept.logo, kept.sources, kept.price_levels) == (_PNG, "Market\nCounter", "Friends")
    assert tax_rates(kept) == (TaxRate(1900, "Standard"), TaxRate(700))


def test_a_price_level_in_use_does_not_vanish(desk: Desk) -> None:
    desk.settings.save(replace(desk.settings.get(), price_levels="Wholesale\nFriends\nFair\nUnused"))
    desk.products.add(Product(name="Mug", prices=(LevelPrice(level="Wholesale", price=1),)))
    desk.groups.add(Group(name="Cafés", price_level="Wholesale"))
    desk.customers.add(Customer(first_name="Anna", price_level="Fair"))

    problems = desk.settings.problems(replace(desk.settings.get(), price_levels="friends"))

    assert [sentence(problem.code, problem.params) for problem in problems] == [
        "The price level Wholesale can’t go yet: 2 products, groups and customers use it. Take it away there first.",
        "The price level Fair can’t go yet: one product, group or customer uses it. Take it away there first.",
    ]


def test_a_changed_tax_rate_changes_no_order(desk: Desk) -> None:
    line = OrderLine(name="Mug", unit_price=11_900, tax_rate=1900)
    with desk.store.begin(OperationLabel("sample")) as unit:
        order = unit.orders.add(worked_out(Order(ordered_on=date(2026, 1, 2), currency="EUR", lines=(line,))))
        unit.commit()

    desk.settings.save(replace(desk.settings.get(), tax_rates="2500 Standard", prices_include_tax=False))

    with desk.store.reading() as book:
        kept = book.orders.get(order.id)
    assert (kept.tax, kept.total, kept.tax_included, kept.lines[0].tax_rate) == (1900, 11_900, True, 1900)


@pytest.mark.parametrize(
    ("country", "rates", "included", "paper"),
    [
        ("DE", [1900, 700, 0], True, "A4"), ("FR", [2000, 1000, 550, 210, 0], True, "A4"),
        ("CH", [810, 380, 260, 0], True, "A4"), ("IE", [2300, 1350, 900, 0], True, "A4"),
        ("US", [0], False, "Letter"), ("XK", [0], True, "A4"),
    ],
)  # fmt: skip
def test_a_new_shop_proposes_what_is_usual_in_its_country(
    country: str, rates: list[int], included: bool, paper: str
) -> None:
    proposed = usual_settings(ShopSettings(country=country))

    assert [one.rate for one in tax_rates(proposed)] == rates
    assert (proposed.prices_include_tax, proposed.paper) == (included, paper)
    assert proposed.sources.startswith("Counter\nMarket")
    assert usual_settings(ShopSettings(country="DE", tax_rates="500 Mine")).tax_rates == "500 Mine"
