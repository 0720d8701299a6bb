"""The papers of an order, read from the places that their words have before they are painted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer, TaxTreatment
from craftdesk.domain.order import Order, OrderLine, Payment
from craftdesk.domain.order_sums import tax_summary, worked_out
from craftdesk.domain.paper import OF_AN_ORDER, PRICELESS, PaperKind
from craftdesk.domain.shop import ShopSettings
from craftdesk.printing.frozen import from_text, to_text
from craftdesk.printing.letter import pages_of
from craftdesk.printing.marks import PaperPage, Picture, Side
from craftdesk.printing.order_paper import sheet_of
from craftdesk.printing.painting import pdf_of, picture_of
from craftdesk.printing.sheet import Column, Letterhead, Row, Sheet, Table
from craftdesk.printing.type import is_backwards, width_of, wrapped
from craftdesk.services.paper_contents import content_of
from craftdesk.services.paper_parties import Party
from craftdesk.ui.format import Formatter
from tests.unit.printing.conftest import TODAY, MakeOrder

_LOGO = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
"""One grey dot, as a PNG."""
BERG = Party(customer=Customer(number="C-00012", first_name="Anna", last_name="Berg"))


def _pages(kind: PaperKind, order: Order, shop: ShopSettings, fmt: Formatter, party: Party = BERG) -> list[PaperPage]:
    return list(pages_of(sheet_of(content_of(kind, order, party, shop, TODAY), fmt)))


def _read(pages: list[PaperPage]) -> str:
    return "\n".join(text for page in pages for text in page.texts())


def test_an_invoice_says_who_what_how_much_and_when(make_order: MakeOrder, shop: ShopSettings, fmt: Formatter) -> None:
    order = make_order(discount=100, shipping=490, shipping_tax_rate=1900)
    read = _read(_pages(PaperKind.INVOICE, order, shop, fmt))
    wanted = (
        "Clay & Kiln", "Anna Berg", "10178 Berlin", "Invoice", "Draft, not issued", "O-2211", "C-00012", "Bowl 1",
        "2 pcs", fmt.money(1251, "EUR"), "Discount", fmt.money(-100, "EUR"), "Shipping", "Total",
        fmt.money(order.total, "EUR"), "Paid on 13 Nov 2026, Cash", "Open",
        f"Please pay {fmt.money(order.total - 1000, 'EUR')} by 13 Dec 2026.", "VAT id DE123456789",
        "Handmade in Berlin.", "Page 1 of 1",
    )  # fmt: skip
    assert [text for text in wanted if text not in read] == []
    for one in tax_summary(order):
        assert fmt.money(one.net, "EUR") in read
        assert fmt.money(one.tax, "EUR") in read


@pytest.mark.parametrize("kind", sorted(PRICELESS))
def test_what_goes_with_the_goods_has_no_price(
    kind: PaperKind, make_order: MakeOrder, shop: ShopSettings, fmt: Formatter
) -> None:
    order = make_order(shipping=490, discount_code="AUTUMN", discount=100)
    read = _read(_pages(kind, order, shop, fmt))
    assert "Bowl 3" in read
    assert "€" not in read
    assert fmt.amount(order.total, "EUR") not in read
    assert fmt.amount(1251, "EUR") not in read


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_long_papers_repeat_their_heads_and_carry_the_sum(
    paper: str, make_order: MakeOrder, shop: ShopSettings, fmt: Formatter
) -> None:
    order = make_order(60)
    pages = _pages(PaperKind.INVOICE, order, replace(shop, paper=paper), fmt)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page.texts()
        if any(text.startswith("Bowl") for text in page.texts()):
            assert "Amount" in page.texts()
    for before, after in pairwise(pages):
        if "Carried over" in before.texts():
            carried = _beside(before, "Carried over")
            assert carried == _beside(after, "Brought forward")
    said = [text for page in pages for text in page.texts() if text.startswith("Bowl ")]
    assert said == [f"Bowl {number}" for number in range(1, 61)]


@pytest.mark.parametrize("lines", [1, 14, 15, 16, 17, 18, 19, 60])
@pytest.mark.parametrize("kind", OF_AN_ORDER)
def test_nothing_lies_outside_its_page_or_over_something_else(
    kind: PaperKind, lines: int, make_order: MakeOrder, shop: ShopSettings, fmt: Formatter
) -> None:
    order = make_order(lines, customer_note="Please wrap it well. " * 9)
    for page in _pages(kind, order, shop, fmt):
        for words in page.words():
            assert words.x >= 0
            assert words.x + words.width <= page.width + 0.01
            assert words.y + words.height <= page.height - 8
        foot = page.height - 24.0
        body = [words for words in page.words() if words.y < foot]
        assert all(words.y + words.height <= foot for words in body)


def test_amounts_stand_under_each_other_at_the_right_edge(
    make_order: MakeOrder, shop: ShopSettings, fmt: Formatter
) -> None:
    (page,) = _pages(PaperKind.INVOICE, make_order(), shop, fmt)
    amounts = [words for words in page.words() if "€" in words.text and words.x > 100 and "pay" not in words.text]
    assert {words.side for words in amounts} == {Side.RIGHT}
    assert any(round(words.x + words.width, 2) == 190.0 for words in amounts)


@pytest.mark.parametrize(
    "name",
    [
        "Anna-Katharina Gräfin von Hohenstaufen-Wolkenstein zu Rodenegg und Trostburg",
        "محمد عبد الله",
        "花森 ゆき",
        "W" * 3000,
        "half a letter \ud800",
    ],
)
def test_the_recipient_stays_in_the_window(
    name: str, make_order: MakeOrder, shop: ShopSettings, fmt: Formatter
) -> None:
    place = PostalAddress(name=name, street="Rosenthaler Straße 40", postcode="10178", city="Berlin")
    for paper, left, right in (("A4", 20.0, 105.0), ("Letter", 22.2, 107.0)):
        pages = _pages(PaperKind.INVOICE, make_order(billing=place), replace(shop, paper=paper), fmt)
        lines = [words for words in pages[0].words() if words.size == 10.0]
        assert lines
        for words in lines:
            assert left <= words.x
            assert words.x + width_of(words.text, words.ink, words.size) <= right
            assert words.y + words.height <= 90.5
        assert len(pdf_of(pages, "x")) > 1000


def test_names_from_right_to_left_are_read_so_and_stay_in_their_column() -> None:
    assert is_backwards("محمد Schmidt")
    assert is_backwards("(12) ליאת")
    assert not is_backwards("Schmidt محمد")
    assert not is_backwards("12")


@pytest.mark.usefixtures("qapp")
def test_wrapping_loses_nothing() -> None:
    text = "Schüssel 🏺🏺 mit sehr langem Namen und محمد عبد الله darin"
    lines = wrapped(text, 30.0)
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert all(width_of(line, ink) <= 30.01 for line in lines for ink in ["body"])  # type: ignore[arg-type]
    assert "".join(wrapped("x" * 200, 20.0)) == "x" * 200


def test_a_stated_tax_without_its_rates_is_said_as_a_sum(shop: ShopSettings, fmt: Formatter) -> None:
    line = OrderLine(name="Bowl", unit_price=1190, total=1190)
    order = Order(number="O-1", currency="EUR", ordered_on=TODAY, lines=(line,), goods=1190, total=1190, tax=190)
    read = _read(_pages(PaperKind.INVOICE, order, shop, fmt))
    assert "of which tax" in read
    assert fmt.money(190, "EUR") in read
    assert "Tax by rate" not in read


def test_reverse_charge_is_said(make_order: MakeOrder, shop: ShopSettings, fmt: Formatter) -> None:
    bare = (OrderLine(name="Bowl", unit_price=1000),)
    order = make_order(lines=0).__class__(
        number="O-1", currency="EUR", ordered_on=TODAY, lines=bare, customer_name="Dvořák", customer_id=None
    )
    who = Customer(company="Dvořák s.r.o.", vat_id="CZ1", tax_treatment=TaxTreatment.REVERSE_CHARGE)
    read = _read(_pages(PaperKind.INVOICE, worked_out(order), shop, fmt, Party(customer=who)))
    assert "Reverse charge" in read
    assert "CZ1" in read


def test_what_was_paid_too_much_is_said(make_order: MakeOrder, shop: ShopSettings, fmt: Formatter) -> None:
    order = make_order(payments=(Payment(amount=9000, paid_on=date(2026, 11, 13)),))
    read = _read(_pages(PaperKind.RECEIPT, order, shop, fmt))
    assert "In your favour" in read
    assert fmt.money(9000 - order.total, "EUR") in read
    assert "Please pay" not in read


def test_pages_are_the_same_after_they_were_kept_as_text(
    make_order: MakeOrder, shop: ShopSettings, fmt: Formatter
) -> None:
    pages = _pages(PaperKind.INVOICE, make_order(40), replace(shop, logo=_LOGO), fmt)
    assert any(isinstance(mark, Picture) for mark in pages[0].marks)
    assert list(from_text(to_text(pages))) == pages


@given(name=st.text(max_size=700), note=st.text(max_size=1500), own=st.text(max_size=400), lines=st.integers(1, 9))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_leaves_its_page_or_breaks_the_painting(
    name: str, note: str, own: str, lines: int, shop: ShopSettings, fmt: Formatter
) -> None:
    bought = tuple(OrderLine(name=name, sku=own, unit=own[:20], unit_price=1) for _ in range(lines))
    place = PostalAddress(name=name, company=own, street=note[:60], city=name[:40])
    order = worked_out(
        Order(number="O-1", currency="EUR", ordered_on=TODAY, lines=bought, billing=place, customer_note=note)
    )
    pages = _pages(PaperKind.CONFIRMATION, order, replace(shop, name=own[:80], paper_note=note), fmt)
    for page in pages:
        assert all(words.y + words.height <= page.height for words in page.words())
    assert pdf_of(pages, name).startswith(b"%PDF")


def test_a_note_of_a_thousand_lines_is_cut_where_the_page_ends(fmt: Formatter) -> None:
    rows = (Row(cells=("Note", "line\n" * 1000)), Row(cells=("After", "it")))
    table = Table(columns=(Column(title="", width=45.0), Column(title="")), rows=rows)
    sheet = Sheet(paper="A4", title="x", short_title="x", head=Letterhead(name="Clay"), blocks=(table,))
    pages = pages_of(sheet)
    assert fmt is not None
    assert all(words.y + words.height <= page.height for page in pages for words in page.words())
    said = [text for page in pages for text in page.texts()]
    assert "…" in said
    assert "After" in said


def test_pages_are_painted(make_order: MakeOrder, shop: ShopSettings, fmt: Formatter) -> None:
    pages = _pages(PaperKind.CONFIRMATION, make_order(40), shop, fmt)
    data = pdf_of(pages, "Order confirmation O-2211")
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == len(pages)
    image = picture_of(pages[0], 2.0)
    assert (image.width(), image.height()) == (420, 594)
    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(0, 420, 2) for y in range(0, 594, 2))
    assert dark > 200
    tinted = [image.pixelColor(x, y) for x in range(0, 420, 3) for y in range(0, 594, 3)]
    assert all(colour.hsvSaturation() == 0 for colour in tinted)


def _beside(page: PaperPage, text: str) -> str:
    (label,) = [words for words in page.words() if words.text == text]
    (value,) = [words.text for words in page.words() if words.y == label.y and words.x > label.x]
    return value
