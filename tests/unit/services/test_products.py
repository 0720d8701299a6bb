from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import ProductId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.product_row import ProductQuery, ProductRange, ProductSales
from craftdesk.domain.want import Want
from craftdesk.errors import Conflict, NotFound, OwnerProblem, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.texts import label_words, sentence
from tests.support.shops import content


def _add(desk: Desk, name: str, *, sku: str = "", price: int | None = 1000, **more: object) -> Product:
    return desk.products.add(Product(name=name, sku=sku, price=price, **more)).product  # type: ignore[arg-type]


def _sell(desk: Desk, product: Product, *, quantity: int = 1000, status: OrderStatus = OrderStatus.COMPLETED) -> None:
    line = OrderLine(name=product.name, product_id=product.id, quantity=quantity, unit_price=1000, total=quantity)
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add(
            Order(
                ordered_on=date(2026, 1, 2), currency="EUR", lines=(line,), goods=quantity, total=quantity,
                status=status,
            )
        )  # fmt: skip
        unit.commit()


def _problems(desk: Desk, draft: Product) -> dict[str, bool]:
    return {problem.code: problem.warning for problem in desk.products.problems(draft)}


def test_a_product_keeps_what_was_said_of_it_in_the_currency_of_the_shop(desk: Desk) -> None:
    prices = (LevelPrice(level=" Wholesale ", price=1650), LevelPrice(level="", price=1))
    saved = desk.products.add(Product(name=" Mug,  blue ", sku=" M-1 ", unit="pc", price=2400, prices=prices)).product

    assert desk.products.get(saved.id) == replace(
        saved, name="Mug, blue", sku="M-1", currency="EUR", prices=(LevelPrice(level="Wholesale", price=1650),)
    )


def test_what_an_operation_on_products_touched_is_told(desk: Desk) -> None:
    mug = _add(desk, "Mug")

    assert desk.products.change(replace(mug, price=1100)).changes.products == {mug.id}
    assert desk.products.put([mug.id], active=False).products == {mug.id}
    assert desk.history.undo().changes.products == {mug.id}


def test_a_change_from_an_outdated_product_is_a_conflict_and_keeps_the_newer_one(desk: Desk) -> None:
    mug = _add(desk, "Mug")
    desk.products.change(replace(mug, price=1100))

    with pytest.raises(Conflict):
        desk.products.change(replace(mug, price=1200))

    assert desk.products.get(mug.id).price == 1100


def test_saving_what_is_there_already_is_no_operation(desk: Desk) -> None:
    mug = _add(desk, "Mug")

    assert desk.products.change(mug).changes.is_empty


@pytest.mark.parametrize(
    ("draft", "code", "warning"),
    [
        (Product(name=" "), "product.nameless", False),
        (Product(name="A", price=-1), "price.negative", False),
        (Product(name="A", price=10**16), "price.too_large", False),
        (Product(name="A", price=10**9), "price.absurd", True),
        (Product(name="A", tax_rate=10_001), "tax_rate.out_of_range", False),
        (Product(name="A", prices=(LevelPrice(level="w", price=-1),)), "price.negative", False),
        (
            Product(name="A", prices=(LevelPrice(level="W", price=1), LevelPrice(level="w", price=2))),
            "product.level_twice",
            False,
        ),
    ],
)
def test_a_bad_value_has_its_sentence_and_odd_ones_only_warn(
    desk: Desk, draft: Product, code: str, warning: bool
) -> None:
    assert _problems(desk, draft) == {code: warning}
    if warning:
        desk.products.add(draft)
    else:
        with pytest.raises(ValidationProblem):
            desk.products.add(draft)
        assert desk.products.rows(ProductQuery()) == []


def test_an_article_number_that_another_product_has_is_refused_with_its_name(desk: Desk) -> None:
    _add(desk, "Mug, blue", sku="M-1")

    (problem,) = desk.products.problems(Product(name="Mug, red", sku="m-1"))

    assert sentence(problem.code, problem.params).startswith("“Mug, blue” has the SKU m-1 already")
    with pytest.raises(ValidationProblem):
        desk.products.add(Product(name="Mug, red", sku="m-1"))


def test_the_same_name_twice_only_warns(desk: Desk) -> None:
    _add(desk, "Mug", sku="M-1")

    assert _problems(desk, Product(name="mug")) == {"product.name_twice": True}
    assert _problems(desk, Product(name="mug", sku="M-2")) == {}


def test_a_product_that_was_sold_is_not_deleted_and_can_be_put_out_of_the_range_instead(desk: Desk) -> None:
    mug, bowl = _add(desk, "Mug"), _add(desk, "Bowl")
    _sell(desk, mug)

    with pytest.raises(OwnerProblem) as refused:
        desk.products.delete([bowl.id, mug.id])

    assert "“Mug” was sold" in sentence(refused.value.code, refused.value.params)
    assert refused.value.params["orders"] == 1
    desk.products.put([mug.id], active=False)
    assert [row.name for row in desk.products.rows(ProductQuery(range=ProductRange.ACTIVE))] == ["Bowl"]
    assert desk.products.counts() == {ProductRange.ALL: 2, ProductRange.ACTIVE: 1, ProductRange.INACTIVE: 1}


@pytest.mark.parametrize("table", ["wants", "standing_lines", "agreed_prices"])
def test_whatever_refers_to_a_product_keeps_it(desk: Desk, table: str) -> None:
    mug = _add(desk, "Mug")
    customer = desk.customers.add(Customer(first_name="Anna")).customer
    with desk.store.begin(OperationLabel("sample")) as unit:
        owner, number = "customer_id", int(customer.id)
        if table == "standing_lines":
            unit.raw.execute("INSERT INTO standing_orders (id, customer_id) VALUES (7, ?)", (customer.id,))
            owner, number = "standing_id", 7
        unit.raw.execute(f"INSERT INTO {table} ({owner}, product_id) VALUES (?, ?)", (number, mug.id))
        unit.commit()

    with pytest.raises(OwnerProblem):
        desk.products.delete([mug.id])


def test_who_still_waits_for_a_product_stands_on_its_card(desk: Desk) -> None:
    mug = _add(desk, "Mug")
    for name in ("Anna", "Ben"):
        customer = desk.customers.add(Customer(first_name=name)).customer.id
        desk.wants.add(Want(customer_id=customer, product_id=mug.id, asked_on=date(2026, 11, 1)))
    desk.wants.mark_told(desk.products.card(mug.id).wants[0].want.id)

    assert len(desk.products.card(mug.id).wants) == 1


def test_a_product_that_was_never_used_is_deleted_and_undo_brings_it_back(desk: Desk) -> None:
    mug = _add(desk, "Mug", prices=(LevelPrice(level="Wholesale", price=1),))
    with desk.store.reading() as book:
        before = content(book.raw)

    changes = desk.products.delete([mug.id])

    with pytest.raises(NotFound):
        desk.products.get(mug.id)
    assert changes.products == {mug.id}
    assert label_words(desk.history.list(1)[0].label) == "Delete the product Mug"
    desk.history.undo()
    with desk.store.reading() as book:
        assert content(book.raw) == before


def test_products_are_found_by_the_beginning_of_words_in_any_order_without_accents(desk: Desk) -> None:
    for name, sku in (("Schüssel, groß", "SCH-10"), ("Mug, blue", "BB-100"), ("Blue bowl", "X 7")):
        _add(desk, name, sku=sku)

    def found(text: str) -> list[str]:
        return [product.name for product in desk.products.find_products(text, 10)]

    assert found("schussel") == found("schuessel gross") == found("sch10") == found("SCH-10") == ["Schüssel, groß"]
    assert found("blu") == ["Blue bowl", "Mug, blue"]
    assert found("blue mug") == ["Mug, blue"]
    assert found("ug") == found("_") == []
    assert found("") == ["Blue bowl", "Mug, blue", "Schüssel, groß"]


def test_products_that_only_hold_what_was_typed_inside_a_word_come_last(desk: Desk) -> None:
    for name in ("Kaffeetasse", "Tasse blau", "Eierbecher, Tasse", "Untertasse weiß"):
        _add(desk, name)
    found = [row.name for row in desk.products.rows(ProductQuery(text="tasse"))]
    assert found == ["Eierbecher, Tasse", "Tasse blau", "Kaffeetasse", "Untertasse weiß"]
    assert [row.name for row in desk.products.rows(ProductQuery(text="tasse weis", limit=1))] == ["Untertasse weiß"]


def test_what_is_found_is_always_what_the_book_holds_now(desk: Desk) -> None:
    mug = _add(desk, "Mug", sku="M")

    def found(text: str) -> list[tuple[str, bool]]:
        return [(row.name, row.active) for row in desk.products.rows(ProductQuery(text=text))]

    assert found("mug") == [("Mug", True)]
    desk.products.change(replace(mug, name="Cup"))
    assert (found("mug"), found("cup")) == ([], [("Cup", True)])
    desk.products.put([mug.id], active=False)
    assert found("m") == [("Cup", False)]
    desk.history.undo()
    desk.history.undo()
    assert (found("mug"), found("cup")) == ([("Mug", True)], [])
    with desk.store.begin(OperationLabel("sample")) as unit:
        unit.products.remove([mug.id])
    assert found("mug") == [("Mug", True)], "what was never kept is not found"


def test_the_article_number_that_was_typed_comes_first_and_what_is_out_of_the_range_not_at_all(desk: Desk) -> None:
    _add(desk, "A 7 things", sku="B")
    seven = _add(desk, "Zebra", sku="7")
    old = _add(desk, "Old", sku="77")
    desk.products.put([old.id], active=False)

    assert desk.products.find_products("7", 5)[0] == seven
    assert "Old" not in [product.name for product in desk.products.find_products("7", 5)]
    assert "Old" in [product.name for product in desk.products.find_products("7", 5, inactive=True)]


def test_sales_count_what_counts(desk: Desk) -> None:
    mug = _add(desk, "Mug")
    _sell(desk, mug, quantity=2500)
    _sell(desk, mug, quantity=1000)
    _sell(desk, mug, quantity=9000, status=OrderStatus.CANCELLED)

    card = desk.products.card(mug.id)

    day = date(2026, 1, 2)
    assert card.sales == ProductSales(quantity=3500, value=3500, orders=2, first_sold=day, last_sold=day)
    assert card.use.orders == 3


def test_levels_are_those_of_the_shop_and_those_that_products_have(desk: Desk) -> None:
    desk.settings.save(replace(desk.settings.get(), price_levels="Wholesale\nFriends"))
    _add(desk, "Mug", prices=(LevelPrice(level="Fair", price=1),))

    assert desk.products.levels() == ["Wholesale", "Friends", "Fair"]


def test_a_product_that_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.products.card(ProductId(99))
