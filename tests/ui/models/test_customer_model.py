from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from craftdesk.controllers.customer_list import Found
from craftdesk.domain.customer import CustomerState, CustomValue
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerQuery, CustomerRow
from craftdesk.domain.shop import ShopSettings
from craftdesk.ui.format import Formatter
from craftdesk.ui.models.customer_model import ID_ROLE, CustomerModel
from craftdesk.ui.models.row_windows import KEPT, WINDOW, RowWindows
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.screens.customers.columns import COLUMNS
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow

TODAY = date(2026, 11, 22)


def row(number: int, name: str = "", spent: int = 0) -> CustomerRow:
    return CustomerRow(
        id=CustomerId(number), number=f"C-{number:05d}", name=name or f"Customer {number}", type="individual",
        company="", phone="", email="", city="Ghent", tags=(), orders=1, spent=spent, first_order=date(2020, 1, 1),
        last_order=date(2026, 11, 19), added_on=None, state=CustomerState.ACTIVE,
    )  # fmt: skip


class Book:
    """A plain dictionary in place of the file, which can be locked for a while."""

    def __init__(self) -> None:
        self.rows: dict[int, CustomerRow] = {}
        self.busy = False

    def fetch(self, ids: Sequence[int]) -> dict[int, CustomerRow] | None:
        return None if self.busy else {number: self.rows[number] for number in ids if number in self.rows}


def made(count: int) -> tuple[CustomerModel, Book]:
    book = Book()
    book.rows = {number: row(number) for number in range(1, count + 1)}
    model = CustomerModel(book.fetch, RowWords(Formatter("en_GB"), ShopSettings(), lambda: TODAY))
    model.show_found(found(range(1, count + 1)))
    return model, book


def found(ids: Sequence[int], text: str = "") -> Found:
    return Found(query=CustomerQuery(text=text), spine=array("q", ids))


def names(model: CustomerModel) -> list[object]:
    return [model.data(model.index(at, 0)) for at in range(model.rowCount())]


@pytest.mark.parametrize("count", [0, 1, 129, 1_000])
def test_qt_finds_no_fault_with_it(count: int, qtmodeltester: ModelTester) -> None:
    model, _ = made(count)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # the plugin's, without types


def test_painting_a_screen_fetches_its_windows_and_no_more(qapp: object) -> None:
    model, _ = made(100_000)
    for at in range(50_000, 50_020):
        model.data(model.index(at, 0), ROW_ROLE)
    assert model.windows.fetches == 1


def test_memory_stays_bounded_while_scrolling_through_everything(qapp: object) -> None:
    model, _ = made(WINDOW * (KEPT + 40))
    for at in range(0, model.rowCount(), WINDOW):
        model.data(model.index(at, 0))
    assert len(model.windows._windows) == KEPT


def test_a_row_reads_as_people_speak(qapp: object) -> None:
    model, book = made(1)
    book.rows[1] = row(1, "Amélie Dubois", spent=184250)
    model.forget({1})
    shown = model.data(model.index(0, 0), ROW_ROLE)
    assert isinstance(shown, ListRow)
    assert (shown.title, shown.subline) == ("Amélie Dubois", "Ghent · ordered 3 days ago")
    assert "1,842.50" in shown.amount
    spoken = model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole.value))
    assert "Amélie Dubois, Ghent" in str(spoken)


def test_every_column_says_something_and_numbers_stand_at_the_edge(qapp: object) -> None:
    model, book = made(1)
    book.rows[1] = row(1, spent=500)
    model.forget(None)
    for at, column in enumerate(COLUMNS):
        text = model.data(model.index(0, at))
        assert isinstance(text, str)
        align = model.data(model.index(0, at), int(Qt.ItemDataRole.TextAlignmentRole.value))
        assert isinstance(align, Qt.AlignmentFlag)
        assert bool(align & Qt.AlignmentFlag.AlignRight) is column.number


def test_while_the_file_is_being_written_rows_are_pending_and_come_later(qapp: object, qtbot: object) -> None:
    model, book = made(3)
    model.forget(None)
    book.busy = True
    assert model.data(model.index(0, 0)) is None
    book.busy = False
    from pytestqt.qtbot import QtBot

    assert isinstance(qtbot, QtBot)
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert names(model) == ["Customer 1", "Customer 2", "Customer 3"]


def test_a_customer_who_vanished_is_named_so_and_breaks_nothing(qapp: object) -> None:
    model, book = made(2)
    model.forget(None)
    del book.rows[2]
    assert names(model) == ["Customer 1", "no longer there"]


def test_what_was_searched_for_is_marked(qapp: object) -> None:
    model, book = made(1)
    book.rows[1] = row(1, "Jana Müller")
    model.show_found(found([1], "muller"))
    shown = model.data(model.index(0, 0), ROW_ROLE)
    assert isinstance(shown, ListRow)
    assert shown.title_marks == ((5, 6),)


def test_what_was_found_in_a_field_of_the_shops_own_is_shown(qapp: object) -> None:
    model, book = made(1)
    book.rows[1] = book.rows[1]._replace(own=(CustomValue(key="likes", value="Cups\nCeladon"),))
    model.forget(None)
    model.show_found(found([1], "celad"))
    shown = model.data(model.index(0, 0), ROW_ROLE)
    assert isinstance(shown, ListRow)
    assert (shown.subline, shown.subline_marks) == ("Cups, Celadon", ((6, 5),))


def test_more_ids_keep_selection_and_rows(qapp: object) -> None:
    model, book = made(128)
    book.rows |= {number: row(number) for number in range(129, 400)}
    kept = QPersistentModelIndex(model.index(5, 0))
    model.grow(found(range(1, 400)))
    assert model.rowCount() == 399
    assert kept.data(ID_ROLE) == 6


ids = st.lists(st.integers(1, 300), unique=True, max_size=40)


@given(start=ids, moves=st.lists(ids, max_size=6), watched=st.integers(1, 300))
def test_whatever_moves_the_model_equals_a_plain_list(start: list[int], moves: list[list[int]], watched: int) -> None:
    book = Book()
    book.rows = {number: row(number) for number in range(1, 301)}
    model = CustomerModel(book.fetch, RowWords(Formatter("en_GB"), ShopSettings(), lambda: TODAY))
    model.show_found(found(start))
    selection = QItemSelectionModel(model)
    selection.select(model.selection_of([CustomerId(watched)]), QItemSelectionModel.SelectionFlag.Select)
    stays = watched in start
    for order in moves:
        model.move(array("q", order))
        stays = stays and watched in order
        assert [model.data(model.index(at, 0), ID_ROLE) for at in range(model.rowCount())] == order
        assert names(model) == [f"Customer {number}" for number in order]
        assert model.ids_of(selection.selection()) == ((watched,) if stays else ())


def test_ids_of_a_selection_come_in_the_order_of_the_list(qapp: object) -> None:
    model, _ = made(10)
    both = QItemSelection(model.index(7, 0), model.index(8, 3))
    both.merge(QItemSelection(model.index(2, 0), model.index(2, 0)), QItemSelectionModel.SelectionFlag.Select)
    assert model.ids_of(both) == (3, 8, 9)


def test_a_row_is_put_into_words_once_until_something_else_is_asked_or_changes(qapp: object) -> None:
    day = [TODAY]
    book = Book()
    book.rows = {1: row(1, "Anna Berg")}
    model = CustomerModel(book.fetch, RowWords(Formatter("en_GB"), ShopSettings(), lambda: day[0]))
    model.show_found(found([1]))

    def painted() -> ListRow:
        shown = model.data(model.index(0, 0), ROW_ROLE)
        assert isinstance(shown, ListRow)
        return shown

    first = painted()
    assert painted() is first
    model.show_found(found([1], "berg"))
    assert painted().title_marks == ((5, 4),)
    day[0] = date(2026, 12, 23)
    assert painted().subline == "Ghent · ordered 4 weeks ago"
    book.rows[1] = row(1, "Anna Bergmann")
    model.forget([1])
    assert painted().title == "Anna Bergmann"


@given(st.lists(st.integers(1, 2**40), unique=True, max_size=30), st.sets(st.sampled_from([1, 255, 256, 2**16, 2**32])))
def test_the_place_of_an_id_is_found_among_any_others(ids: list[int], tricky: set[int]) -> None:
    spine = [*dict.fromkeys([*ids, *tricky])]
    windows: RowWindows[object] = RowWindows(lambda _: None)
    windows.show(array("q", spine))
    wanted = [*spine, 3, 2**24]
    places = {number: spine.index(number) for number in wanted if number in spine}
    assert windows.places_of(wanted) == places
    assert {number: windows.place_of(number) for number in wanted} == dict.fromkeys(wanted, -1) | places
