from __future__ import annotations

from datetime import date

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, NoteId
from craftdesk.domain.operation import OperationLabel
from craftdesk.errors import NotFound, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.texts import label_words, sentence

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


@pytest.fixture
def ida(desk: Desk) -> CustomerId:
    return desk.customers.add(Customer(first_name="Ida", last_name="Lund")).customer.id


def test_open_tasks_come_by_their_day_and_those_without_one_last(desk: Desk, ida: CustomerId) -> None:
    desk.tasks.add(ida, "Some day: new glaze tests", None)
    desk.tasks.add(ida, "Send the invoice", TUESDAY)
    desk.tasks.add(ida, "Call about the vase", MONDAY)
    done = desk.tasks.add(ida, "Wrap the bowls", MONDAY).entry
    desk.tasks.tick(done.id)
    assert [task.text for task in desk.tasks.open_of(ida)] == [
        "Call about the vase", "Send the invoice", "Some day: new glaze tests",
    ]  # fmt: skip


def test_a_task_is_ticked_off_today_opened_again_and_both_can_be_taken_back(desk: Desk, ida: CustomerId) -> None:
    task = desk.tasks.add(ida, "  Call about the vase ", MONDAY).entry
    ticked = desk.tasks.tick(task.id)
    assert (ticked.entry.done_on, ticked.entry.text) == (desk.today(), "Call about the vase")
    assert ticked.changes.touches(ida)
    again = desk.tasks.tick(task.id)
    assert again.changes.is_empty
    assert again.entry.done_on == desk.today()
    undone = desk.history.undo()
    assert undone is not None
    assert label_words(undone.operation.label) == "Tick off a task for Ida Lund"
    assert desk.tasks.open_of(ida) == [task]
    desk.history.redo()
    assert desk.tasks.open_of(ida) == []
    assert desk.tasks.tick(task.id, done=False).entry == task


def test_text_and_day_of_a_task_are_changed_and_removing_it_is_one_step(desk: Desk, ida: CustomerId) -> None:
    task = desk.tasks.add(ida, "Call", MONDAY).entry
    changed = desk.tasks.change(task.id, "Write instead", None).entry
    assert (changed.text, changed.due_on, changed.at) == ("Write instead", None, task.at)
    desk.tasks.remove(task.id)
    assert desk.notes.of(ida) == []
    desk.history.undo()
    assert desk.notes.of(ida) == [changed]


def test_a_task_says_what_is_to_be_done_and_a_note_is_none(desk: Desk, ida: CustomerId) -> None:
    with pytest.raises(ValidationProblem) as empty:
        desk.tasks.add(ida, "  ", MONDAY)
    assert sentence(empty.value.problems[0].code) == "Say in a few words what is to be done."
    note = desk.notes.add(ida, "Likes blue").entry
    for number in (note.id, NoteId(999)):
        with pytest.raises(NotFound, match=r"task\.not_found"):
            desk.tasks.tick(number)
    assert desk.notes.of(ida) == [note]


def test_writing_a_task_is_told_once_in_the_timeline(desk: Desk, ida: CustomerId) -> None:
    task = desk.tasks.add(ida, "Call", MONDAY).entry
    desk.tasks.tick(task.id)
    items = desk.notes.timeline(ida)
    assert [item.entry.id for item in items if item.entry is not None] == [task.id]
    assert [item.operation.label for item in items if item.operation is not None] == [
        OperationLabel("customer.added", {"name": "Ida Lund", "customer": ida})
    ]
