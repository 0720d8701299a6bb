from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.product_row import ProductQuery
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.price_change import PriceChangeDialog
from craftdesk.ui.screens.products.page import ProductsPage
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow
from craftdesk.ui.widgets.palette import Palette
from tests.support.shops import new_store
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")  # the offscreen system can't do either
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shop with two products, of which the mug was sold, and two price levels."""
    path = tmp_path / "Clay.craftdesk"
    settings = ShopSettings(name="Clay", tax_rates="1900 Standard\n700 Reduced", price_levels="Wholesale\nFriends")
    store = new_store(path, settings)
    desk = Desk.open(store.shop)
    prices = (LevelPrice(level="Wholesale", price=1600),)
    mug = desk.products.add(Product(name="Mug", sku="M-1", price=2400, tax_rate=1900, prices=prices)).product
    desk.products.add(Product(name="Bowl", sku="B-1", price=3600, tax_rate=1900))
    line = OrderLine(name="Mug", product_id=mug.id, quantity=2000, unit_price=2400, total=4800)
    with desk.store.begin(OperationLabel("sample")) as unit:
        unit.orders.add(Order(ordered_on=date(2026, 11, 20), currency="EUR", lines=(line,), goods=4800, total=4800))
        unit.commit()
    store.shop.close()
    return path


def _page(user: WindowUser) -> ProductsPage:
    user.press("Alt+Shift+5")
    found = user.window.pages.currentWidget()
    assert isinstance(found, ProductsPage)
    user.until(lambda: found.model.rowCount() > 0 or found.empty.isVisible())
    return found


def _shown(page: ProductsPage) -> list[str]:
    rows = [page.model.data(page.model.index(at), ROW_ROLE) for at in range(page.model.rowCount())]
    return [_plain(f"{row.title} {row.amount}") for row in rows if isinstance(row, ListRow)]


def _plain(text: str) -> str:
    """Without the narrow blanks that money is written with."""
    return text.replace("\u202f", "").replace("\u2212", "-")


def _desk(user: WindowUser) -> Desk:
    assert user.shop.parts is not None
    return user.shop.parts.desk


def _answer(words: str, said: list[str]) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        said.append(box.text())
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, press)


def test_an_empty_shop_says_what_next_and_takes_a_product_by_keyboard(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    page = _page(user)
    assert "What do you sell?" in user.reads()
    assert "Import products…" in [button.text() for button in page.empty.findChildren(type(page.pane.new))]

    user.press("Ctrl+Alt+N")
    user.until(page.form.isVisible)
    user.until(lambda: page.form.binding is not None and page.form.binding.boxes["name"].holds(user.focus()))
    user.type("Mug, blue")
    for _ in range(4):  # SKU, unit, in the range, price
        user.key(Qt.Key.Key_Tab)
    user.type("24")
    user.key(Qt.Key.Key_Return, CONTROL)

    user.until(lambda: page.model.rowCount() == 1)
    assert _shown(page) == ["Mug, blue €24.00"]
    user.until(lambda: user.focus() is page.pane.list)
    assert _desk(user).products.rows(ProductQuery())[0].price == 2400


def test_the_card_tells_prices_and_sales_of_the_chosen_product(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    assert _shown(page) == ["Bowl €36.00", "Mug €24.00"]

    user.until(lambda: user.focus() is page.pane.list)
    user.key(Qt.Key.Key_Down)

    user.until(lambda: page.card.header.name.full_text() == "Mug")
    reads = [_plain(text) for text in user.reads()]
    assert {"19% tax included", "in one order", "€48.00"} <= set(reads)
    assert [[_plain(text) for text in row] for row in page.card.prices.figures.rows] == [
        ["Wholesale", "€16.00", "-33%"]
    ]


def test_search_finds_by_number_and_esc_brings_all_back(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.press("Ctrl+F")
    user.type("m1")
    user.until(lambda: _shown(page) == ["Mug €24.00"])
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: page.model.rowCount() == 2)


def test_changing_a_price_by_keyboard_is_one_step_that_undo_takes_back(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.until(lambda: user.focus() is page.pane.list)
    user.key(Qt.Key.Key_F2)
    user.until(lambda: page.form.binding is not None and page.form.binding.boxes["name"].holds(user.focus()))
    for _ in range(4):
        user.key(Qt.Key.Key_Tab)
    user.type("-5")
    user.press("Ctrl+S")
    assert "A price can’t be below zero. For a gift write 0." in user.reads()
    user.press("Ctrl+A")
    user.type("38.50")
    user.press("Ctrl+S")

    user.until(lambda: "Bowl €38.50" in _shown(page))
    user.run(ActionId.UNDO)
    user.until(lambda: "Bowl €36.00" in _shown(page))


def test_esc_asks_only_when_something_was_typed_and_keeps_it(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.until(lambda: user.focus() is page.pane.list)
    user.key(Qt.Key.Key_F2)
    user.until(lambda: page.form.binding is not None and page.form.binding.boxes["name"].holds(user.focus()))
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: not page.form.isVisible())

    user.key(Qt.Key.Key_F2)
    user.until(lambda: page.form.binding is not None and page.form.binding.boxes["name"].holds(user.focus()))
    user.type(" deep")
    said: list[str] = []
    _answer("Keep editing", said)
    user.press("Alt+Shift+1")
    assert said == ["Keep what you typed about Bowl deep?"]
    assert page.form.isVisible()
    user.window.activateWindow()
    user.until(user.window.isActiveWindow)
    _answer("Save", said)
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: "Bowl deep €36.00" in _shown(page))


def test_two_windows_changing_one_product_keep_both_until_somebody_chooses(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.until(lambda: user.focus() is page.pane.list)
    user.key(Qt.Key.Key_F2)
    user.until(lambda: page.form.binding is not None and page.form.binding.boxes["name"].holds(user.focus()))
    user.type(" deep")
    desk = _desk(user)
    bowl = desk.products.rows(ProductQuery(text="bowl"))[0]
    desk.products.put([bowl.id], active=False)

    user.press("Ctrl+S")

    user.until(page.form.conflict.isVisible)
    assert any("Different from yours: Name, In the range" in text for text in user.reads())
    page.form.conflict.mine.click()
    user.until(lambda: "Bowl deep €36.00" in _shown(page))
    assert desk.products.get(bowl.id).active


def test_a_sold_product_is_taken_out_of_the_range_instead_of_deleted(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.until(lambda: user.focus() is page.pane.list)
    user.press("Ctrl+A")
    said: list[str] = []
    _answer("Take out of the range", said)
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: page.model.rowCount() == 0)

    assert said[0].startswith("“Mug” was sold")
    assert "Nothing is in the range" in user.reads()
    assert [row.active for row in _desk(user).products.rows(ProductQuery())] == [False, False]


def test_a_product_never_used_is_deleted_and_comes_back(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.until(lambda: user.focus() is page.pane.list)
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: _shown(page) == ["Mug €24.00"])
    user.run(ActionId.UNDO)
    user.until(lambda: page.model.rowCount() == 2)


def test_a_copy_begins_like_the_product_without_its_number(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.until(lambda: user.focus() is page.pane.list)
    user.key(Qt.Key.Key_Down)
    user.run(ActionId.PRODUCT_DUPLICATE)
    user.until(lambda: page.form.binding is not None and page.form.binding.boxes["name"].holds(user.focus()))
    user.type(" green")
    user.press("Ctrl+S")

    user.until(lambda: page.model.rowCount() == 3)
    (copied,) = _desk(user).products.find_products("green", 5)
    assert (copied.name, copied.sku, copied.price) == ("Mug green", "", 2400)
    assert copied.prices == (LevelPrice(level="Wholesale", price=1600),)


def _pricing(user: WindowUser) -> PriceChangeDialog:
    user.run(ActionId.PRODUCT_PRICES)
    user.until(lambda: isinstance(QApplication.activeModalWidget(), PriceChangeDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PriceChangeDialog)
    return dialog


def test_prices_of_all_that_the_list_shows_are_raised_by_keyboard_after_a_look(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.until(lambda: user.focus() is page.pane.list)
    dialog = _pricing(user)
    assert not dialog.go.isEnabled()
    user.type("4.2")
    user.key(Qt.Key.Key_Tab)
    user.key(Qt.Key.Key_Tab)
    assert dialog.step.isAncestorOf(user.focus())
    user.key(Qt.Key.Key_End)
    user.until(lambda: "\n" in dialog.examples.text())
    assert dialog.count.text() == "2 of 2 products will have another price:"
    assert _plain(dialog.examples.text()).replace("\u2068", "").replace("\u2069", "").splitlines() == [
        "Bowl: €36.00 → €37.50",
        "Mug: €24.00 → €25.00",
    ]
    user.key(Qt.Key.Key_Return, CONTROL)
    user.until(lambda: _shown(page) == ["Bowl €37.50", "Mug €25.00"])
    user.window.activateWindow()
    assert user.window.toast.text() == "Prices of 2 products changed"
    user.run(ActionId.UNDO)
    user.until(lambda: _shown(page) == ["Bowl €36.00", "Mug €24.00"])


def test_the_prices_of_a_level_change_where_there_are_any_and_nonsense_is_told(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    page = _page(user)
    user.until(lambda: user.focus() is page.pane.list)
    user.press("Ctrl+A")
    dialog = _pricing(user)
    user.type("lots")
    user.key(Qt.Key.Key_Return, CONTROL)
    assert dialog.boxes["rate"].message.text() == "This is no number. Write it as in 48.00."
    dialog.rate.line.selectAll()
    user.type("-100")
    user.until(lambda: "less than 100" in dialog.boxes["rate"].message.text())
    dialog.rate.line.selectAll()
    user.type("-10")
    user.key(Qt.Key.Key_Tab)
    user.key(Qt.Key.Key_Down)
    user.until(lambda: "1 of 2" in dialog.count.text())
    user.key(Qt.Key.Key_Return, CONTROL)
    user.until(lambda: _desk(user).products.find_products("mug", 1)[0].prices[0].price == 1440)
    assert [one.price for one in _desk(user).products.find_products("", 5)] == [3600, 2400]


def test_news_leave_the_keyboard_where_it_is_while_the_page_is_out_of_sight(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    page = _page(user)
    assert page.empty.isVisible()
    user.press("Alt+Shift+1")
    user.until(user.screen.pane.view.hasFocus)
    _desk(user).products.add(Product(name="Mug", price=2400))
    page.controller.load()
    user.until(lambda: page.model.rowCount() == 1)

    assert user.focus() is user.screen.pane.view


def test_beside_the_form_of_the_first_product_the_list_says_there_is_none_yet(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    _page(user)
    user.run(ActionId.PRODUCT_NEW)
    user.until(lambda: "No products yet" in user.reads())

    assert "Show all products" not in user.reads()


def test_find_or_run_leads_to_a_product_and_to_an_order_by_its_number(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    palette = _palette(user)
    user.type("mug")
    user.until(lambda: _first(palette) == "Mug")
    user.key(Qt.Key.Key_Return)
    page = user.window.pages.currentWidget()
    assert isinstance(page, ProductsPage)
    user.until(lambda: user.focus() is page.pane.list and [row.name for row in page.choice.rows()] == ["Mug"])

    _palette(user)
    user.type("O-0001")
    user.until(lambda: _first(palette).startswith("O-0001"))


def _palette(user: WindowUser) -> Palette:
    user.run(ActionId.PALETTE)
    (found,) = user.window.findChildren(Palette)
    return found


def _first(palette: Palette) -> str:
    hit = palette.current_hit()
    return hit.title if hit is not None else ""
