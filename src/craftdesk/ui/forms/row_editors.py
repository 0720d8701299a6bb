"""Editors of lists: a row for each phone, e-mail, website, outside number or consent, with add and remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from craftdesk.domain.customer import Consent, Email, ExternalNumber, Website
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.ui.forms.choice_editors import CalmComboBox
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.words import email_kind, phone_kind
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind


class Row(QWidget):
    """One entry: its text, perhaps a second text, perhaps its kind, and a button to take it away."""

    edited = Signal()
    removed = Signal(object)

    def __init__(
        self, look: Look, kinds: Sequence[tuple[object, str]], *, second: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.source: object = None
        self._kinds = [kind for kind, _ in kinds]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        self.first: QLineEdit | None = None
        if second:
            self.first = QLineEdit()
            self.first.textEdited.connect(self._on_part_edited)
            row.addWidget(self.first, 2)
        self.line = QLineEdit()
        self.line.textEdited.connect(self._on_part_edited)
        row.addWidget(self.line, 3)
        self.kind: CalmComboBox | None = None
        if kinds:
            self.kind = CalmComboBox()
            for _, words in kinds:
                self.kind.addItem(words)
            self.kind.activated.connect(self._on_part_edited)
            row.addWidget(self.kind)
        self.remove = Button(look, self.tr("Take away"), kind=ButtonKind.QUIET, icon="x")
        self.remove.clicked.connect(self._on_remove_clicked)
        row.addWidget(self.remove)

    def kind_value(self) -> object:
        """Return the chosen kind."""
        return self._kinds[self.kind.currentIndex()] if self.kind is not None else None

    def show_kind(self, kind: object, words: str) -> None:
        """Choose a kind; one that is not on offer is added, so that it is kept."""
        if self.kind is None:
            return
        if kind not in self._kinds:
            self._kinds.append(kind)
            self.kind.addItem(words)
        self.kind.setCurrentIndex(self._kinds.index(kind))

    @Slot()
    def _on_part_edited(self) -> None:
        self.edited.emit()

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.removed.emit(self)


class RowsEditor(Editor):
    """A list of rows. There is always one to type into; those left empty do not count."""

    kinds: Sequence[tuple[object, str]] = ()
    has_second = False

    def __init__(self, look: Look, add_words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._name = ""
        self._message = ("", False)
        self._rows: list[Row] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.px(6))
        self._box = QVBoxLayout()
        self._box.setSpacing(look.px(6))
        outer.addLayout(self._box)
        self.add = Button(look, add_words, kind=ButtonKind.LINK, icon="plus")
        self.add.clicked.connect(self._on_add_clicked)
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_value(())

    # --- what a kind of list says about itself --------------------------------------------------

    def write(self, row: Row, item: object) -> None:
        """Show an entry in a row."""
        raise NotImplementedError

    def read(self, row: Row) -> object | None:
        """Return the entry of a row, None while it is empty."""
        raise NotImplementedError

    # --- the value ------------------------------------------------------------------------------

    def value(self) -> tuple[object, ...]:
        """Return the entries in order."""
        found = (self.read(row) for row in self._rows)
        return tuple(item for item in found if item is not None)

    def show_value(self, value: object) -> None:
        """Show entries, or one empty row."""
        items = value if isinstance(value, tuple) else ()
        while len(self._rows) > max(len(items), 1):
            self._drop(self._rows[-1])
        while len(self._rows) < max(len(items), 1):
            self._append()
        for row, item in zip(self._rows, items, strict=False):
            row.source = item
            self.write(row, item)
        if not items:
            self._clear(self._rows[0])

    def rows(self) -> list[Row]:
        """Return the rows shown."""
        return self._rows

    def set_name(self, name: str) -> None:
        """Name each row's parts."""
        self._name = name
        for place, row in enumerate(self._rows, start=1):
            numbered = f"{name} {place}" if len(self._rows) > 1 else name
            row.line.setAccessibleName(numbered)
            if row.first is not None:
                row.first.setAccessibleName(self.tr("{0}: system").format(numbered))
            if row.kind is not None:
                row.kind.setAccessibleName(self.tr("{0}: kind").format(numbered))
            row.remove.setAccessibleName(self.tr("Take away {0}").format(numbered))
            self.dress(row)

    def dress(self, row: Row) -> None:
        """Give a row its examples."""

    def targets(self) -> tuple[QWidget, ...]:
        """Each line carries the state."""
        return tuple(row.line for row in self._rows)

    def _append(self) -> Row:
        row = Row(self.look, self.kinds, second=self.has_second)
        row.edited.connect(self.edited)
        row.removed.connect(self._on_row_removed)
        self._rows.append(row)
        self._box.addWidget(row)
        if len(self._rows) == 1:
            self.setFocusProxy(row.first or row.line)
        previous: QWidget = self._rows[-2].remove if len(self._rows) > 1 else row
        for widget in (row.first, row.line, row.kind, row.remove, self.add):
            if widget is not None:
                QWidget.setTabOrder(previous, widget)
                previous = widget
        self.set_name(self._name)
        return row

    def _drop(self, row: Row) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self._rows:
            self.setFocusProxy(self._rows[0].first or self._rows[0].line)
        self.set_name(self._name)

    @staticmethod
    def _clear(row: Row) -> None:
        row.source = None
        row.line.clear()
        if row.first is not None:
            row.first.clear()
        if row.kind is not None:
            row.kind.setCurrentIndex(0)

    @Slot()
    def _on_add_clicked(self) -> None:
        row = self._append()
        (row.first or row.line).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_row_removed(self, row: object) -> None:
        if not isinstance(row, Row):
            return
        place = self._rows.index(row)
        if len(self._rows) == 1:
            self._clear(row)
        else:
            self._drop(row)
        beside = self._rows[min(place, len(self._rows) - 1)]
        (beside.first or beside.line).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


class PhonesEditor(RowsEditor):
    """Phone numbers as typed, each with its kind; the first is the primary one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.kinds = tuple((kind, phone_kind(kind)) for kind in PhoneKind)
        super().__init__(look, "", parent)
        self.add.set_words(self.tr("Add a phone number"))

    def write(self, row: Row, item: object) -> None:
        """Show a number."""
        if isinstance(item, Phone):
            row.line.setText(item.text)
            row.show_kind(item.kind, phone_kind(item.kind))

    def read(self, row: Row) -> Phone | None:
        """Return the number typed."""
        kind = row.kind_value()
        text = row.line.text()
        return Phone(text=text, kind=kind if isinstance(kind, PhoneKind) else PhoneKind.PHONE) if text.strip() else None

    def dress(self, row: Row) -> None:
        """Show how a number may look."""
        row.line.setPlaceholderText(self.tr("+49 555 0123"))
        row.line.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)


class EmailsEditor(RowsEditor):
    """E-mail addresses, each with its kind; the first is the primary one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.kinds = tuple((kind, email_kind(kind)) for kind in ("", "work", "home"))
        super().__init__(look, "", parent)
        self.add.set_words(self.tr("Add an e-mail address"))

    def write(self, row: Row, item: object) -> None:
        """Show an address."""
        if isinstance(item, Email):
            row.line.setText(item.text)
            row.show_kind(item.kind, email_kind(item.kind))

    def read(self, row: Row) -> Email | None:
        """Return the address typed."""
        text = row.line.text()
        return Email(text=text, kind=str(row.kind_value() or "")) if text.strip() else None

    def dress(self, row: Row) -> None:
        """Show how an address looks."""
        row.line.setPlaceholderText(self.tr("anna@example.com"))
        row.line.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)


class WebsitesEditor(RowsEditor):
    """Addresses on the web."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.add.set_words(self.tr("Add a website"))

    def write(self, row: Row, item: object) -> None:
        """Show a website."""
        if isinstance(item, Website):
            row.line.setText(item.text)

    def read(self, row: Row) -> Website | None:
        """Return the website typed."""
        text = row.line.text()
        return Website(text=text) if text.strip() else None

    def dress(self, row: Row) -> None:
        """Show how a website looks."""
        row.line.setPlaceholderText(self.tr("www.example.com"))


class ExternalNumbersEditor(RowsEditor):
    """Numbers by which other systems know the customer."""

    has_second = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.add.set_words(self.tr("Add a number of another system"))

    def write(self, row: Row, item: object) -> None:
        """Show system and number."""
        if isinstance(item, ExternalNumber) and row.first is not None:
            row.first.setText(item.system)
            row.line.setText(item.number)

    def read(self, row: Row) -> ExternalNumber | None:
        """Return system and number typed."""
        number = row.line.text().strip()
        system = row.first.text().strip() if row.first is not None else ""
        return ExternalNumber(system=system, number=number) if number else None

    def dress(self, row: Row) -> None:
        """Show what belongs where."""
        if row.first is not None:
            row.first.setPlaceholderText(self.tr("etsy"))
        row.line.setPlaceholderText(self.tr("Number there"))


class ConsentsEditor(RowsEditor):
    """A dated yes or no to being written to; day and way of an unchanged one are kept."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.kinds = ((True, ""), (False, ""))
        super().__init__(look, "", parent)
        self.add.set_words(self.tr("Add a consent"))
        for row in self.rows():
            self._name_kinds(row)

    def write(self, row: Row, item: object) -> None:
        """Show purpose and answer."""
        if isinstance(item, Consent):
            row.line.setText(item.purpose)
            row.show_kind(item.given, "")

    def read(self, row: Row) -> Consent | None:
        """Return purpose and answer."""
        purpose = row.line.text().strip()
        if not purpose:
            return None
        given = bool(row.kind_value())
        if isinstance(row.source, Consent) and row.source.given == given:
            return replace(row.source, purpose=purpose)
        return Consent(purpose=purpose, given=given)

    def dress(self, row: Row) -> None:
        """Show what a purpose may be called."""
        row.line.setPlaceholderText(self.tr("newsletter"))
        self._name_kinds(row)

    def _name_kinds(self, row: Row) -> None:
        if row.kind is not None:
            row.kind.setItemText(0, self.tr("Said yes"))
            row.kind.setItemText(1, self.tr("Said no"))
