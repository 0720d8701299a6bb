"""The small cards of the overview: where to send things, the note in sight, tags, numbers elsewhere."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.address import Address
from craftdesk.domain.names import display_name
from craftdesk.services import postal
from craftdesk.texts.systems import system_name
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.clipboard import copy_text
from craftdesk.ui.screens.customers.card.plurals import plural
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import Badge, BadgeSpec
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.contact_row import ContactRow
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.label import Label

_LONGEST_NOTE = 400


def address_lines(address: Address, data: CardData) -> list[str]:
    """Return an address in the layout of its country."""
    return postal.lines_of(address.place, data.shop.country)


def default_address(data: CardData) -> Address | None:
    """Return the address to copy: the default for shipping, else for billing, else the first."""
    for address in data.addresses:
        if address.default_shipping:
            return address
    return next(iter(sorted(data.addresses, key=lambda one: not one.default_billing)), None)


def named_block(address: Address, data: CardData) -> list[str]:
    """Return an address with the customer's name above it, unless it names somebody itself."""
    lines = address_lines(address, data)
    if address.place.name or address.place.company:
        return lines
    return [display_name(data.customer), *lines]


class PlaceCard(Card):
    """The default address of a use; copied as a block, opened on the map."""

    copied = Signal(str)
    add_requested = Signal()

    def __init__(self, kit: Kit, title: str, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, title, parent)
        self._block = ""
        self.copy = self.add_link(self.tr("Copy"), self.tr("Copy the address"))
        self.copy.clicked.connect(self._on_copy_clicked)
        self.row = ContactRow(kit.look, "map-pin", "")
        self.map = self.row.add_action("map", self.tr("Show on the map"))
        self.map.clicked.connect(self._on_map_clicked)
        self.add(self.row)
        self._empty = Label(kit.look, self.tr("No address yet."), ink="muted", wrap=True)
        self.add(self._empty)
        self.fill = Button(kit.look, self.tr("Add an address"), kind=ButtonKind.LINK, icon="plus")
        self.fill.clicked.connect(self.add_requested)
        self.body.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)

    def show_address(self, address: Address | None, data: CardData, caption: str) -> None:
        """Show an address, or how to add the first."""
        lines = address_lines(address, data) if address is not None else []
        self._block = "\n".join(lines)
        if address is not None and address.delivery_note:
            caption = f"{address.delivery_note}\n{caption}" if caption else address.delivery_note
        self.row.show_value(self._block, caption)
        for widget in (self.row, self.copy):
            widget.setVisible(address is not None)
        for other in (self._empty, self.fill):
            other.setVisible(address is None)

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_text(self._block)
        self.copied.emit(self.tr("Address"))

    @Slot()
    def _on_map_clicked(self) -> None:
        asked = quote(", ".join(self._block.splitlines()))
        QDesktopServices.openUrl(QUrl(f"https://www.openstreetmap.org/search?query={asked}"))


class NoteCard(Card):
    """The pinned note, else the newest, else what is noted on the customer."""

    add_requested = Signal()
    all_requested = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self._kit = kit
        self.fill = self.add_link(self.tr("Add"), self.tr("Add a note"))
        self.fill.clicked.connect(self.add_requested)
        self._text = Label(kit.look, "", wrap=True)
        self._line = Label(kit.look, "", role=Role.SMALL, ink="muted", wrap=True)
        self.add(self._text)
        self.add(self._line)
        self.all = Button(kit.look, "", kind=ButtonKind.LINK)
        self.all.clicked.connect(self.all_requested)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_data(self, data: CardData) -> None:
        """Show the note in sight."""
        note = next(iter(data.notes), None)
        own = data.customer.note
        pinned = note is not None and note.pinned
        title = self.tr("Pinned note") if pinned else self.tr("Latest note") if note else self.tr("Note")
        self.set_title(title)
        text = note.text if note is not None else own
        if len(text) > _LONGEST_NOTE:
            text = text[:_LONGEST_NOTE].rsplit(" ", 1)[0] + " …"
        self._text.setText(text or self.tr("Nothing noted yet. What should you remember next time?"))
        self._text.set_ink("text" if text else "muted")
        day = self._kit.format.date_short(note.at.astimezone().date()) if note is not None else ""
        self._line.setText(day)
        self._line.setVisible(bool(day))
        count = len(data.notes)
        self.all.set_words(plural(count, self.tr("The only note"), self.tr("All {n} notes")))
        self.all.setVisible(count > 1)


class TagCard(Card):
    """Tags as small badges."""

    edit_requested = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("Tags"))
        self._kit = kit
        self.edit = self.add_link(self.tr("Edit"), self.tr("Edit tags"))
        self.edit.clicked.connect(self.edit_requested)
        self._box = QWidget()
        self._flow = FlowLayout(self._box, kit.look.px(6))
        self._badges: list[Badge] = []
        self.add(self._box)

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show tags; without any the card is not there."""
        while len(self._badges) < len(tags):
            badge = Badge(self._kit.look, parent=self._box)
            self._badges.append(badge)
            self._flow.addWidget(badge)
        for place, badge in enumerate(self._badges):
            text = tags[place] if place < len(tags) else ""
            shown = text if len(text) <= 28 else f"{text[:27]}…"
            badge.show_badge(BadgeSpec(text=shown, icon="tag", hue=Hue.GREY) if text else None, text)
        self.setVisible(bool(tags))


class NumbersCard(Card):
    """The numbers by which other systems know the customer."""

    copied = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("Known elsewhere as"))
        self._kit = kit
        self._rows: list[ContactRow] = []

    def show_data(self, data: CardData) -> None:
        """Show the numbers; without any the card is not there."""
        numbers = data.customer.external_numbers
        while len(self._rows) < len(numbers):
            row = ContactRow(self._kit.look, "hash", "")
            self._rows.append(row)
            self.add(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(numbers))
            if place < len(numbers):
                row.show_value(numbers[place].number, system_name(numbers[place].system))
        self.setVisible(bool(numbers))
