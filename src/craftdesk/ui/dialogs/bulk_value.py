"""What a change for many is about: a tag, a group or a field, and the value, each in the editor that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.bulk_change import BULK_FIELDS, BulkChange, BulkKind
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.fields import FIELD, FieldKind
from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.errors import Problem
from craftdesk.ui.forms.builder import FieldFactory
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.own_editors import own_editor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.words import field_title
from craftdesk.ui.kit import Kit

_NO_MESSAGE = ""


class BulkValue(QWidget):
    """Boxes that follow the kind of change; `change` is None while there is nothing to choose from."""

    edited = Signal()
    field_chosen = Signal(str)
    rebuilt = Signal()

    def __init__(
        self, kit: Kit, own: Sequence[CustomField], today: Callable[[], date], currency: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kit, self._own, self._today = kit, tuple(own), today
        self._factory = FieldFactory(kit, today, currency)
        self._kind = BulkKind.TAG
        self._choices = FilterChoices()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(kit.look.px(10))
        self.key: FieldBox | None = None
        self.value: FieldBox | None = None

    def show_kind(self, kind: BulkKind) -> None:
        """Ask for what this kind of change needs."""
        self._kind = kind
        self.key = self._kept(self.key, self._key_box())
        self._show_value()

    def show_choices(self, choices: FilterChoices) -> None:
        """Offer groups and tags."""
        self._choices = choices
        if self._kind is BulkKind.TAG and self.key is not None and isinstance(self.key.editor, TextEditor):
            self.key.editor.suggest(choices.tags)
        elif self._kind is not BulkKind.SET:
            self.show_kind(self._kind)

    @Slot(str, object)
    def show_suggestions(self, field: str, words: list[str]) -> None:
        """Offer values that a field had before."""
        if self.value is not None and self.value.key == field and isinstance(self.value.editor, TextEditor):
            self.value.editor.suggest(words)

    def change(self) -> BulkChange | None:
        """The change as it is filled in."""
        key = self._chosen()
        if key is None:
            return None
        value = self.value.editor.value() if self.value is not None else None
        text = value if isinstance(value, str | int) or value is None else str(value)
        return BulkChange(kind=self._kind, key=key, value=int(text) if isinstance(text, bool) else text)

    def unreadable(self) -> Problem | None:
        """What is wrong with a text that is no value at all."""
        return self.value.editor.unreadable() if self.value is not None else None

    def show_message(self, words: str) -> None:
        """Say beside the last field what is wrong."""
        box = self.value or self.key
        if box is not None:
            box.show_message(words)

    def _chosen(self) -> str | None:
        if self.key is None:
            return None
        editor = self.key.editor
        if isinstance(editor, ChoiceEditor) and not editor.box.count():
            return None
        return str(editor.value() or "")

    def _key_box(self) -> FieldBox:
        look, choices = self._kit.look, self._choices
        if self._kind is BulkKind.TAG:
            line = TextEditor(look)
            line.suggest(choices.tags)
            return FieldBox(look, "key", self.tr("Tag"), line)
        if self._kind is BulkKind.UNTAG:
            return FieldBox(look, "key", self.tr("Tag"), ChoiceEditor(look, [(tag, tag) for tag in choices.tags]))
        if self._kind is BulkKind.SET:
            fields = [(key, field_title(key)) for key in BULK_FIELDS]
            fields += [(one.target, one.title) for one in self._own]
            return FieldBox(look, "key", self.tr("Field"), ChoiceEditor(look, fields))
        groups = [(str(number), name) for number, name in choices.groups.items()]
        return FieldBox(look, "key", self.tr("Group"), ChoiceEditor(look, groups))

    def _show_value(self) -> None:
        self.value = self._kept(self.value, self._value_box() if self._kind is BulkKind.SET else None)
        self.rebuilt.emit()
        if self.value is not None:
            self.field_chosen.emit(self.value.key)
        self.edited.emit()

    def _value_box(self) -> FieldBox | None:
        key = self._chosen()
        if key in FIELD and FIELD[key].kind is not FieldKind.TAGS:
            return self._factory.box(FIELD[key])
        own = next((one for one in self._own if one.target == key), None)
        if own is None:
            return None
        return FieldBox(self._kit.look, own.target, own.title, own_editor(own, self._kit, self._today))

    def _kept(self, former: FieldBox | None, box: FieldBox | None) -> FieldBox | None:
        """Put a box in the place of another one."""
        place = self._box.indexOf(former) if former is not None else self._box.count()
        if former is not None:
            self._box.removeWidget(former)
            former.hide()
            former.deleteLater()
        if box is not None:
            self._box.insertWidget(place, box)
            box.edited.connect(self._on_box_edited)
        return box

    @Slot(str)
    def _on_box_edited(self, key: str) -> None:
        self.show_message(_NO_MESSAGE)
        if key == "key" and self._kind is BulkKind.SET:
            self._show_value()
        else:
            self.edited.emit()
