"""Tasks as they are written down, ticked off, changed and opened again on the card of a customer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms.leave import LeaveChoice
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.customers.card.note_widgets import TaskView
from craftdesk.ui.screens.customers.card.overview_tab import OverviewTab
from craftdesk.ui.screens.customers.card.task_card import TaskCard
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.chips import Chip

Show = Callable[[CustomerId, str], None]


def rows(tasks: TaskCard) -> list[str]:
    found = [tasks.list.rows.row_at(place) for place in range(tasks.list.rows.rowCount())]
    return [row.spoken for row in found if row is not None]


def on_overview(card: CustomerCard) -> TaskCard:
    body = card.tabs.body("overview")
    assert isinstance(body, OverviewTab)
    return body.tasks


def test_a_task_is_jotted_down_with_the_keyboard_and_stands_on_the_overview(
    qtbot: QtBot, kit: Kit, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    show(anna, "overview")
    kit.actions.update(current=True)
    kit.actions[ActionId.TASK_NEW].trigger()
    tasks = card.tabs.timeline.tasks
    QTest.keyClicks(tasks.writer.text.line, "Call about the vase")
    with qtbot.waitSignal(card.toast_requested) as said:
        QTest.keyClick(tasks.writer.text.line, Qt.Key.Key_Return)
    assert said.args == ["Task added", True]
    qtbot.waitUntil(lambda: rows(tasks) == ["Call about the vase, today"])
    assert tasks.writer.isHidden()
    card.show_tab("overview")
    assert rows(on_overview(card)) == ["Call about the vase, today"]
    desk.history.undo()
    assert desk.tasks.open_of(anna) == []


@pytest.mark.parametrize(("chip", "days"), [("tomorrow", 1), ("week", 7), ("some", None)])
def test_near_days_are_one_press_away(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, chip: str, days: int | None
) -> None:
    show(anna, "timeline")
    writer = card.tabs.timeline.tasks.writer
    card.tabs.timeline.write_task()
    QTest.keyClicks(writer.text.line, "Call")
    next(one for one in writer.days.findChildren(Chip) if one.key == chip).click()
    writer.keep.click()
    qtbot.waitUntil(lambda: len(desk.tasks.open_of(anna)) == 1)
    wanted = None if days is None else desk.today() + timedelta(days=days)
    assert desk.tasks.open_of(anna)[0].due_on == wanted


def test_what_cannot_be_kept_says_why_beside_its_field_and_stays(
    desk: Desk, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    show(anna, "timeline")
    writer = card.tabs.timeline.tasks.writer
    card.tabs.timeline.write_task()
    QTest.keyClick(writer.text.line, Qt.Key.Key_Return)
    assert writer.text_box.message.text() == "Say in a few words what is to be done."
    QTest.keyClicks(writer.text.line, "Call")
    writer.day.line.setText("the day after never")
    writer.keep.click()
    assert "the day after never" in writer.day_box.message.text()
    assert writer.text.value() == "Call"
    assert desk.tasks.open_of(anna) == []


def test_a_task_is_ticked_off_with_space_and_opened_again_from_the_timeline(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    desk.tasks.add(anna, "Call", desk.today() - timedelta(days=1))
    show(anna, "timeline")
    timeline = card.tabs.timeline
    qtbot.waitUntil(lambda: rows(timeline.tasks) == ["Call, yesterday"])
    timeline.tasks.list.setFocus()
    QTest.keyClick(timeline.tasks.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(card.toast_requested) as said:
        QTest.keyClick(timeline.tasks.list, Qt.Key.Key_Space)
    assert said.args == ["Task ticked off", True]

    def shown() -> list[TaskView]:
        return [view for view in timeline.findChildren(TaskView) if view.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1 and rows(timeline.tasks) == [])
    shown()[0].findChildren(Button)[0].click()
    qtbot.waitUntil(lambda: rows(timeline.tasks) == ["Call, yesterday"])


def test_enter_changes_a_task_and_removing_it_is_said(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    desk.tasks.add(anna, "Call", desk.today())
    show(anna, "overview")
    tasks = on_overview(card)
    tasks.list.setCurrentIndex(tasks.list.rows.index(0, 0))
    QTest.keyClick(tasks.list, Qt.Key.Key_Return)
    tasks.writer.text.line.selectAll()
    QTest.keyClicks(tasks.writer.text.line, "Write")
    QTest.keyClick(tasks.writer.text.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(tasks) == ["Write, today"])
    QTest.keyClick(tasks.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(card.toast_requested) as said:
        tasks.writer.remove.click()
    assert said.args == ["Task removed", True]
    qtbot.waitUntil(lambda: rows(tasks) == [])


@pytest.mark.parametrize("some", [True, False])
def test_something_to_do_stands_below_the_contact_data_and_tab_goes_from_top_to_bottom(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, some: bool
) -> None:
    if some:
        desk.tasks.add(anna, "Call", desk.today())
    show(anna, "overview")
    body = card.tabs.body("overview")
    assert isinstance(body, OverviewTab)
    qtbot.waitUntil(lambda: body.tasks.isVisible() and (body.tasks.y() < body.ship_to.y()) is some)
    reached: list[QWidget] = []
    here = body.contact.nextInFocusChain()
    while here is not None and here is not body.contact:
        owner = next((one for one in (body.tasks, body.ship_to, body.note) if one.isAncestorOf(here)), None)
        if owner is not None and here.focusPolicy() & Qt.FocusPolicy.TabFocus and owner not in reached:
            reached.append(owner)
        here = here.nextInFocusChain()
    assert reached == sorted(reached, key=lambda one: one.y())


def test_a_begun_task_is_asked_about_and_can_be_kept(
    desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([LeaveChoice.STAY, LeaveChoice.SAVE])
    module = "craftdesk.ui.screens.customers.card.task_card.ask_to_leave"
    monkeypatch.setattr(module, lambda *_: next(answers))
    show(anna, "timeline")
    card.tabs.timeline.write_task()
    QTest.keyClicks(card.tabs.timeline.tasks.writer.text.line, "Call")
    assert not card.may_leave()
    assert card.may_leave()
    assert [task.text for task in desk.tasks.open_of(anna)] == ["Call"]
