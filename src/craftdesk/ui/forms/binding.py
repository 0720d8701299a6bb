"""The binding of a draft to the boxes that edit it: a frozen value in, a changed frozen value out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from craftdesk.domain.draft import RawField
from craftdesk.errors import Problem
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.words import problem_words


class Binding(QObject):
    """Boxes by key. Tells which was edited and which was left; knows which the owner has been in."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, FieldBox] = {}
        self.visited: set[str] = set()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)

    def add(self, box: FieldBox) -> None:
        """Take a box in."""
        self.boxes[box.key] = box
        box.edited.connect(self.edited)

    def remove(self, key: str) -> None:
        """Let a box go."""
        box = self.boxes.pop(key, None)
        self.visited.discard(key)
        if box is not None:
            box.edited.disconnect(self.edited)

    def values(self) -> dict[str, object]:
        """Return the values as they stand in the editors."""
        return {key: box.editor.value() for key, box in self.boxes.items()}

    def unreadable(self) -> dict[str, Problem]:
        """Return what cannot be read as a value at all, by key."""
        found = {key: box.editor.unreadable() for key, box in self.boxes.items()}
        return {key: problem for key, problem in found.items() if problem is not None}

    def raw(self) -> tuple[RawField, ...]:
        """Return what stands in the boxes that can't be read, for a draft."""
        return tuple(RawField(key=key, parts=self.boxes[key].editor.raw()) for key in self.unreadable())

    def show_raw(self, fields: Iterable[RawField]) -> None:
        """Write it into them again; a box that is not there any more is left out."""
        for field in fields:
            if field.key in self.boxes:
                self.boxes[field.key].editor.show_raw(field.parts)

    def show_problems(self, problems: Iterable[Problem], *, everywhere: bool = False) -> None:
        """Say what is wrong beside the fields the owner has left; with `everywhere` beside all."""
        if everywhere:
            self.visited.update(self.boxes)
        by_key: dict[str, list[Problem]] = {}
        for problem in problems:
            by_key.setdefault(problem.field, []).append(problem)
        for key, box in self.boxes.items():
            found = by_key.get(key, [])
            unreadable = box.editor.unreadable()
            if unreadable is not None:
                found = [unreadable]
            blocking = [problem for problem in found if not problem.warning]
            chosen = (blocking or found)[:1]
            if chosen and key in self.visited:
                box.show_message(problem_words(chosen[0]), blocking=bool(blocking))
            else:
                box.show_message("")

    def reset(self) -> None:
        """Forget which fields the owner has been in, and all messages."""
        self.visited.clear()
        for box in self.boxes.values():
            box.show_message("")

    def first_with(self, keys: Iterable[str]) -> FieldBox | None:
        """Return the first box, in the order of the form, that has one of the keys."""
        wanted = set(keys)
        return next((box for key, box in self.boxes.items() if key in wanted), None)

    @Slot(QWidget, QWidget)
    def _on_application_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for key, box in self.boxes.items():
            if box.holds(old) and not box.holds(new) and new is not None:
                box.editor.tidy()
                self.visited.add(key)
                self.left.emit(key)
