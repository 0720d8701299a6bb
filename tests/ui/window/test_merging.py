from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.phone import Phone
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.screens.merging.duplicates_page import DuplicatesPage
from craftdesk.ui.screens.merging.merge_page import MergePage
from craftdesk.ui.screens.merging.value_choice import ValueChoice
from tests.support.shops import new_store
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

MAIL = (Email(text="anna.berg@example.com"),)


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """A shop in which Anna is three times and Bill twice."""
    path = tmp_path / "Twice.craftdesk"
    store = new_store(path)
    desk = Desk.open(store.shop)
    phone = (Phone(text="030 555 0101"),)
    desk.customers.add(Customer(first_name="Anna", last_name="Berg", emails=MAIL, phones=phone, note="Matt glazes"))
    desk.customers.add(
        Customer(first_name="ANNA", last_name="BERG", emails=MAIL, tags=("VIP",), company="Atelier Berg")
    )
    desk.customers.add(Customer(first_name="Anna", last_name="Berg-Moll", emails=MAIL, phones=phone))
    desk.customers.add(Customer(first_name="William", last_name="Oakley", phones=(Phone(text="555 0199 11"),)))
    desk.customers.add(Customer(first_name="Bill", last_name="Oakley", phones=(Phone(text="555 0199 11"),)))
    desk.customers.add(Customer(first_name="Solo", last_name="Person"))
    store.shop.close()
    return path


def page_of(user: WindowUser) -> DuplicatesPage:
    page = user.window.pages.currentWidget()
    assert isinstance(page, DuplicatesPage)
    return page


def choice(user: WindowUser, name: str) -> ValueChoice:
    found: list[QWidget] = [one for one in user.window.findChildren(ValueChoice) if one.accessibleName() == name]
    assert len(found) == 1, [one.accessibleName() for one in user.window.findChildren(ValueChoice)]
    assert isinstance(found[0], ValueChoice)
    return found[0]


def titles(page: DuplicatesPage) -> list[str]:
    return [str(page.model.data(page.model.index(at, 0))) for at in range(page.model.rowCount())]


def looked(user: WindowUser) -> DuplicatesPage:
    user.run(A.DUPLICATES)
    page = page_of(user)
    user.until(page.desk.merge.isEnabled)
    user.until(lambda: "None" not in titles(page))
    return page


def test_the_worklist_shows_who_may_be_the_same_and_why(start: Start, twice: Path) -> None:
    user = start(twice).ready()
    page = looked(user)
    assert len(page.model.groups) == 2
    assert "2 groups to decide, the likeliest first" in user.reads()
    assert any("Oakley" in title for title in titles(page))
    user.until(lambda: "Where they differ" in user.reads())


def test_merging_makes_one_and_undo_brings_the_group_back(start: Start, twice: Path) -> None:
    user = start(twice).ready()
    page = looked(user)
    at = next(place for place, title in enumerate(titles(page)) if "Oakley" in title)
    page.list.setCurrentIndex(page.model.index(at, 0))
    user.until(page.desk.merge.isEnabled)
    choice(user, "First name: Bill").click()
    user.until(page.desk.merge.isEnabled)
    page.desk.merge.click()
    user.until(lambda: len(page.model.groups) == 1)
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: "Bill Oakley" in user.names() and "William Oakley" not in user.names())
    user.run(A.UNDO)
    user.until(lambda: {"Bill Oakley", "William Oakley"} <= set(user.names()))
    user.run(A.DUPLICATES)
    user.until(lambda: any("Oakley" in title for title in titles(page)))


def test_the_keyboard_stays_in_the_worklist_to_its_end(start: Start, twice: Path) -> None:
    user = start(twice).ready()
    page = looked(user)
    page.desk.merge.setFocus()
    user.key(Qt.Key.Key_Return)
    user.until(lambda: len(page.model.groups) == 1)
    user.until(page.list.hasFocus)
    user.until(page.desk.merge.isEnabled)
    page.desk.merge.setFocus()
    user.key(Qt.Key.Key_Return)
    user.until(lambda: not page.model.groups)
    user.until(page.head.back.hasFocus)
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: not page.isVisible())


def test_who_is_not_the_same_is_asked_no_more(start: Start, twice: Path) -> None:
    user = start(twice).ready()
    page = looked(user)
    page.desk.decline.click()
    user.until(lambda: len(page.model.groups) == 1)
    user.until(page.desk.merge.isEnabled)
    page.desk.decline.click()
    user.until(lambda: "Nobody is in the book twice" in user.reads())
    page.again.click()
    user.until(page.again.isEnabled)
    assert page.model.rowCount() == 0
    assert "All customers were compared by name, address, e-mail and phone." in user.reads()


def test_one_of_a_group_can_be_left_out(start: Start, twice: Path) -> None:
    user = start(twice).ready()
    page = looked(user)
    at = next(place for place, title in enumerate(titles(page)) if "Berg" in title)
    page.list.setCurrentIndex(page.model.index(at, 0))
    user.until(lambda: page.desk.merge.isEnabled() and len(page.desk.customers) == 3)
    name = "Leave out Anna Berg-Moll"
    user.until(lambda: any(one.accessibleName() == name and one.isVisible() for one in page.desk.findChildren(QWidget)))
    out = next(one for one in page.desk.findChildren(QWidget) if one.accessibleName() == name and one.isVisible())
    out.click()  # type: ignore[attr-defined]  # a button, found by its name
    user.until(lambda: "Merge 2 customers" in page.desk.merge.text() and page.desk.merge.isEnabled())
    page.desk.merge.click()
    user.until(lambda: len(page.model.groups) == 1)
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: len([name for name in user.names() if "Berg" in name]) == 2)
    assert "Anna Berg-Moll" in user.names()


def test_chosen_customers_are_merged_by_one_key(start: Start, twice: Path) -> None:
    user = start(twice).ready()
    user.run(A.FIND)
    user.type("oakley")
    user.screen.pane.focus_list()
    user.run(A.SELECT_ALL)
    user.until(lambda: user.kit.actions.context.selected == 2)
    user.press("Ctrl+M")
    page = user.window.pages.currentWidget()
    assert isinstance(page, MergePage)
    user.until(page.desk.merge.isEnabled)
    assert "2 customers become one; choose the best of each." in user.reads()
    page.desk.merge.click()
    user.until(lambda: user.window.pages.currentWidget() is user.screen)
    user.until(lambda: len(user.names()) == 1)
    user.run(A.UNDO)
    user.until(lambda: len(user.names()) == 2)


def test_six_cannot_be_merged_and_the_command_says_why(start: Start, twice: Path) -> None:
    user = start(twice).ready()
    user.screen.pane.focus_list()
    user.run(A.SELECT_ALL)
    user.until(lambda: user.kit.actions.context.selected == 6)
    assert user.kit.actions.why_not(A.CUSTOMER_MERGE) == "At most five customers can be merged at once"
