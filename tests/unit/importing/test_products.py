"""Lists of products: new, changed and same ones, by article number or name, and undone again."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from craftdesk.domain.export_products import HEADERS, product_row
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.record_shapes import FORMAT, VERSION, product_shape
from craftdesk.importing.outcome import RowKind
from craftdesk.importing.pages import Pages
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.price_levels import level_of
from craftdesk.importing.session import ImportChoices, Mode
from craftdesk.services.desk import Desk
from craftdesk.texts import sentence
from tests.support.importing import ask, bring_in, content, plan

SHOPIFY = (
    b"Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,"
    b"Variant Price,Image Src,Status\n"
    b"mug,Speckled Mug,<p>x</p>,Fernmoor,,true,Colour,Sage,Size,Large,MUG-SAGE-L,32.00,https://example.com/1.jpg,active\n"
    b"mug,,,,,,,Clay,,Large,MUG-CLAY-L,34.00,,\n"
    b"mug,,,,,,,,,,,,https://example.com/2.jpg,\n"
    b"dish,Ring Dish,,Fernmoor,,true,Title,Default Title,,,DISH,20.00,,draft\n"
)
SQUARE = (
    b"Token,Item Name,Variation Name,Unit and Precision,SKU,Description,Category,Price\n"
    b'T1,Speckled Mug,Regular,,MUG,,Ceramics,"$1,032.00"\n'
    b"T2,Speckled Mug,Large,,MUG-L,,Ceramics,$40.00\n"
)
WOO = (
    b"ID,Type,SKU,Name,Published,Is featured?,Description,Regular price\n"
    b"1,simple,TAS-B,Tasse | blau,1,0,,22.00\n2,simple,,Kom,0,0,,12.25\n"
)
GERMAN = (
    "Artikelnummer;Bezeichnung;Einheit;Preis;MwSt\r\nSCH-K;Schale, klein;Stück;19,50 €;19 %\r\n;Ton;kg;3,20 €;7\r\n"
    "SCH-K;Schale, klein;Stück;19,50 €;19 %\r\n;;;1,00 €;\r\n"
).encode("cp1252")
LIST = "SELECT name, sku, unit, price, currency, tax_rate, active FROM products ORDER BY id"


@pytest.mark.parametrize(
    ("data", "system", "rows", "rejected"),
    [
        (
            SHOPIFY,
            "shopify-products",
            [
                ("Speckled Mug - Sage / Large", "MUG-SAGE-L", "", 3200, "USD", 0, 1),
                ("Speckled Mug - Clay / Large", "MUG-CLAY-L", "", 3400, "USD", 0, 1),
                ("Ring Dish", "DISH", "", 2000, "USD", 0, 0),
            ],
            [(4, "import.skip.no_product")],
        ),
        (
            SQUARE,
            "square-library",
            [
                ("Speckled Mug", "MUG", "", 103200, "USD", 0, 1),
                ("Speckled Mug – Large", "MUG-L", "", 4000, "USD", 0, 1),
            ],
            [],
        ),
        (
            WOO,
            "woocommerce-products",
            [("Tasse | blau", "TAS-B", "", 2200, "USD", 0, 1), ("Kom", "", "", 1225, "USD", 0, 0)],
            [],
        ),
        (
            GERMAN,
            None,
            [("Schale, klein", "SCH-K", "Stück", 1950, "EUR", 1900, 1), ("Ton", "", "kg", 320, "EUR", 700, 1)],
            [(5, "product.no_name")],
        ),
    ],
)
def test_a_list_of_products_comes_in(
    desk: Desk, data: bytes, system: str | None, rows: list[object], rejected: list[object]
) -> None:
    planned = plan(desk, data)
    assert (planned.kind, planned.system, planned.needs_mapping) == (Kind.PRODUCTS, system, False)
    report = bring_in(desk, data)
    assert ask(desk, LIST) == rows
    assert [(one.row, one.code) for one in report.rejected] == rejected
    assert report.counts.products.new == len(rows)
    assert report.counts.customers.new == report.counts.orders.new == 0
    before = content(desk)
    again = bring_in(desk, data)
    assert (again.operation, again.counts.products.same) == (None, len(rows))
    assert content(desk) == before
    desk.history.undo()
    assert all(not rows for rows in content(desk).values())


def test_a_newer_list_changes_prices_and_keeps_what_it_does_not_say(desk: Desk) -> None:
    bring_in(desk, GERMAN)
    before = content(desk)
    newer = b"Artikelnummer;Bezeichnung;Preis\r\nSCH-K;Schale klein;21,00 \x80\r\nTON;Ton;\r\n"
    planned = plan(desk, newer)
    with_pages = Pages(desk.store, planned).page(RowKind.CHANGED, 0, 10)
    assert [(one.name, [(change.field, change.new) for change in one.changes]) for one in with_pages] == [
        ("Schale klein", [("product_name", "Schale klein"), ("product_price", "21.00 EUR")]),
        ("Ton", [("product_sku", "TON")]),
    ]
    assert bring_in(desk, newer, ImportChoices(mode=Mode.ADD)).operation is None
    assert bring_in(desk, newer).counts.products.changed == 2
    assert ask(desk, LIST) == [
        ("Schale klein", "SCH-K", "Stück", 2100, "EUR", 1900, 1),
        ("Ton", "TON", "kg", 320, "EUR", 700, 1),
    ]
    desk.history.undo()
    assert content(desk) == before


def test_variants_of_one_name_stay_products_of_their_own(desk: Desk) -> None:
    bring_in(desk, b"Name,SKU,Price\nMug,,30.00\n")
    both = b"Name,SKU,Price\nMug,A,30.00\nMug,B,32.00\n"
    assert bring_in(desk, both).counts.products.new == 1
    assert ask(desk, "SELECT sku FROM products ORDER BY id") == [("A",), ("B",)]
    assert bring_in(desk, both).operation is None


def test_our_own_list_comes_back_as_it_went_out(desk: Desk) -> None:
    products = [
        Product(name="Mug", sku="M-1", unit="ea", price=3200, currency="USD", tax_rate=825),
        Product(name="Old dish", price=None, currency="", active=False),
    ]
    lines = [",".join(HEADERS), *(",".join(product_row(one)) for one in products)]
    data = "\n".join(lines).encode()
    planned = plan(desk, data)
    assert planned.system == "craftdesk-products"
    assert bring_in(desk, data).counts.products.new == 2
    assert ask(desk, LIST) == [
        ("Mug", "M-1", "ea", 3200, "USD", 825, 1),
        ("Old dish", "", "", None, "", 0, 0),
    ]
    assert bring_in(desk, data).operation is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Product(name="Mug", price=-1, currency="EUR"), "A price can’t be below zero. For a gift write 0."),
        (Product(name="Mug", tax_rate=-10_000, currency="EUR"), "A tax rate is between 0 and 100 %."),
        (Product(name="Mug", currency="€€"), "“€€” in Currency can’t be read."),
        (
            Product(name="M", prices=(LevelPrice(level="A", price=2), LevelPrice(level="a", price=3)), currency="EUR"),
            "There is a price for a already. One price for each level is enough.",
        ),
    ],
)
def test_what_the_form_would_not_take_is_not_taken_from_our_own_list(desk: Desk, wrong: Product, words: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADERS, product_row(wrong), product_row(Product(name="Bowl", currency="EUR"))])
    report = bring_in(desk, text.getvalue().encode())
    assert [sentence(one.code, one.params) for one in report.rejected] == [words]
    assert ask(desk, "SELECT name FROM products") == [("Bowl",)]


def test_prices_by_level_come_back_and_levels_that_a_file_does_not_mention_stay(desk: Desk) -> None:
    prices = (LevelPrice(level="Whole; sale", price=2100), LevelPrice(level="Friends", price=2900))
    mug = Product(name="Mug", sku="M-1", price=3200, currency="USD", prices=prices)

    def listed(product: Product) -> bytes:
        text = io.StringIO()
        csv.writer(text).writerows([HEADERS, product_row(product)])
        return text.getvalue().encode()

    assert bring_in(desk, listed(mug)).counts.products.new == 1
    with desk.store.reading() as book:
        assert book.products.all()[0].prices == prices
    assert bring_in(desk, listed(mug)).operation is None

    cheaper = replace(mug, prices=(LevelPrice(level="friends", price=2800), LevelPrice(level="Fair", price=3000)))
    assert bring_in(desk, listed(cheaper)).counts.products.changed == 1
    assert bring_in(desk, b"Name,SKU,Price\nMug,M-1,33.00\n").counts.products.changed == 1
    with desk.store.reading() as book:
        (kept,) = book.products.all()
    assert [(one.level, one.price) for one in kept.prices] == [("Whole; sale", 2100), ("friends", 2800), ("Fair", 3000)]


def _levels(desk: Desk) -> list[dict[str, int]]:
    with desk.store.reading() as book:
        return [{one.level: one.price for one in product.prices} for product in book.products.all()]


@pytest.mark.parametrize(
    "heading",
    ["Wholesale price", "wholesale", "Price (wholesale)", "Wholesale_Price", "wholesalePrice", "Trade price",
     "Händlerpreis", "HÄNDLERPREIS", "Großhandelspreis", "Prix de gros", "Precio mayorista", "Groothandelsprijs",
     "Prezzo all’ingrosso"],
)  # fmt: skip
def test_a_price_by_level_is_known_in_any_language_by_the_level_of_the_shop(desk: Desk, heading: str) -> None:
    desk.settings.save(replace(desk.settings.get(), price_levels="Friends\nWholesale"))
    data = f"Name;SKU;Price;{heading}\nMug;M-1;32,00;21,50\nDish;D-1;20,00;\n".encode()
    assert bring_in(desk, data).warning_count == 0
    assert _levels(desk) == [{}, {"Wholesale": 2150}]
    assert bring_in(desk, data).operation is None


@pytest.mark.parametrize(
    "heading",
    ["Price (EUR)", "Price (net)", "Price (2)", "Compare at price", "Einkaufspreis", "Cost price", "Price level",
     "Price [incl. VAT]", "List"],
)  # fmt: skip
def test_other_prices_are_no_levels(heading: str) -> None:
    assert level_of(heading, ("Wholesale", "Friends")) == ""


def test_a_level_that_the_shop_does_not_have_comes_with_its_prices_and_is_told(desk: Desk) -> None:
    data = b"Name,SKU,Price,Price (Market stall),Trade price\nMug,M-1,32.00,30.00,21.00\n"
    planned = plan(desk, data)
    assert [one.field for one in planned.reading.columns.columns[3:]] == [
        "product_prices:Market stall",
        "product_prices:Trade",
    ]
    assert [(one.row, one.code, one.params["level"]) for one in planned.warnings] == [
        (1, "import.product.new_level", "Market stall"),
        (1, "import.product.new_level", "Trade"),
    ]
    bring_in(desk, data)
    assert _levels(desk) == [{"Market stall": 3000, "Trade": 2100}]
    assert set(desk.products.levels()) == {"Market stall", "Trade"}
    again = bring_in(desk, data)
    assert (again.operation, again.warning_count) == (None, 0)


def test_a_newer_price_of_a_level_is_shown_from_old_to_new_and_the_other_levels_stay(desk: Desk) -> None:
    bring_in(desk, b"Name,SKU,Price,Wholesale price,Friends price\nMug,M-1,32.00,21.00,29.00\n")
    before = content(desk)
    newer = b"SKU,Name,Grosshandelspreis,Price (fair)\nM-1,Mug,22.50,31.00\n"
    (row,) = Pages(desk.store, plan(desk, newer)).page(RowKind.CHANGED, 0, 10)
    assert [(one.field, one.old, one.new) for one in row.changes] == [
        ("product_prices:Wholesale", "21.00 USD", "22.50 USD"),
        ("product_prices:fair", "", "31.00 USD"),
    ]
    assert bring_in(desk, newer).counts.products.changed == 1
    assert _levels(desk) == [{"Wholesale": 2250, "Friends": 2900, "fair": 3100}]
    desk.history.undo()
    assert content(desk) == before


def test_what_can_be_no_price_of_a_level_is_told_row_by_row_and_the_rest_comes_in(desk: Desk) -> None:
    data = (
        b"Name,SKU,Price,Wholesale price,Trade\nMug,A,32.00,-1.00,\nDish,B,20.00,15.00,16.00\nBowl,C,9.00,7.00,7.00\n"
        b"Vase,D,$40.00,EUR 30.00,\nCup,E,-2.00,abc,5.00\n"
    )
    choices = ImportChoices(named={"Trade": "product_prices:wholesale", "Wholesale price": "product_prices:Wholesale"})
    report = bring_in(desk, data, choices)
    assert report.counts.rows.read == report.counts.products.new == 5
    assert [(one.row, one.code) for one in report.warnings if one.row > 1] == [
        (2, "import.product.level_negative"),
        (3, "import.product.level_twice"),
        (5, "import.product.level_currency"),
        (6, "import.value.number"),
        (6, "import.product.negative"),
    ]
    assert _levels(desk) == [{"Wholesale": 700}, {"Wholesale": 500}, {"Wholesale": 1500}, {}, {}]
    assert bring_in(desk, data, choices).operation is None


def test_two_heads_of_one_level_are_two_levels_and_stay_so(desk: Desk) -> None:
    desk.settings.save(replace(desk.settings.get(), price_levels="Wholesale"))
    data = "Name;SKU;Händlerpreis;Großhandelspreis\nMug;M-1;21,50;20,00\n".encode()
    bring_in(desk, data)
    assert _levels(desk) == [{"Wholesale": 2150, "Großhandel": 2000}]
    assert bring_in(desk, data).operation is None


def test_a_column_can_be_made_the_price_of_a_level_by_the_owner(desk: Desk) -> None:
    data = b"Name,SKU,Price,Stall\nMug,M-1,32.00,30.00\n"
    assert plan(desk, data).columns[3].field == ""
    choices = ImportChoices(mapping={3: "product_prices"})
    assert plan(desk, data, choices).columns[3].field == "product_prices:Stall"
    bring_in(desk, data, choices)
    assert _levels(desk) == [{"Stall": 3000}]
    assert bring_in(desk, data).operation is None


def test_a_level_in_another_currency_than_the_product_is_told_and_left_out(desk: Desk) -> None:
    bring_in(desk, GERMAN)
    report = bring_in(desk, b"Artikelnummer;Bezeichnung;H\xe4ndlerpreis\nSCH-K;Schale, klein;USD 12,00\n")
    assert [one.code for one in report.warnings if one.row > 1] == ["import.product.level_currency"]
    assert (report.operation, _levels(desk)) == (None, [{}, {}])


def test_prices_by_level_come_back_from_json(desk: Desk) -> None:
    prices = (LevelPrice(level="Wholesale", price=1650),)
    shape = product_shape(Product(name="Mug", sku="M-1", price=2400, currency="USD", prices=prices))
    file = {"format": FORMAT, "version": VERSION, "products": [shape]}
    data = json.dumps(file).encode()

    assert bring_in(desk, data).counts.products.new == 1
    with desk.store.reading() as book:
        assert book.products.all()[0].prices == prices
    assert bring_in(desk, data).operation is None


def test_orders_after_the_list_use_its_products(desk: Desk) -> None:
    bring_in(desk, SHOPIFY)
    report = bring_in(desk, "shopify-orders.csv")
    assert report.counts.products.same >= 1
    assert ask(desk, "SELECT count(*) FROM products WHERE sku = 'MUG-SAGE-L'") == [(1,)]
