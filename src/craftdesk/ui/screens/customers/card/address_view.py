"""One address in the addresses tab: its block, what it is used for, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.address import Address, AddressUse
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.words import use_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.small_cards import address_lines
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import Badge, BadgeSpec
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label


class AddressView(Card):
    """A card that takes the focus: Enter edits, Delete removes, the menu key shows the rest."""

    asked = Signal(str, object)  # what, Address

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self._kit = kit
        self.address = Address()
        self.block = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit = self.add_link(self.tr("Edit"))
        self.edit.clicked.connect(self._on_edit_clicked)
        self.more = Button(kit.look, self.tr("More for this address"), kind=ButtonKind.QUIET, icon="ellipsis")
        self.more.clicked.connect(self._on_more_clicked)
        self._head.addWidget(self.more)
        self._text = Label(kit.look, "", wrap=True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        self._text.setTextInteractionFlags(flags)
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.add(self._text)
        self._line = Label(kit.look, "", role=Role.SMALL, ink="muted", wrap=True)
        self.add(self._line)
        row = QHBoxLayout()
        self._badges = [Badge(kit.look, parent=self) for _ in range(2)]
        for badge in self._badges:
            row.addWidget(badge)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_address(self, address: Address, data: CardData) -> None:
        """Show an address."""
        self.address = address
        lines = address_lines(address, data)
        self.block = "\n".join(lines)
        title = address.label or use_words(address.use)
        self.set_title(title)
        self._text.setText(self.block)
        said = []
        if address.delivery_note:
            said.append(address.delivery_note)
        if address.label:
            said.append(use_words(address.use))
        if address.checked_on is not None:
            said.append(self.tr("Checked on {0}").format(self._kit.format.date_short(address.checked_on)))
        self._line.setText("\n".join(said))
        self._line.setVisible(bool(said))
        self._show_defaults(address)
        self.setAccessibleName(f"{title}: {', '.join(lines)}")
        self.setAccessibleDescription(". ".join([*said, *(b.accessibleName() for b in self._badges)]))
        for button, words in ((self.edit, self.tr("Edit {0}")), (self.more, self.tr("More for {0}"))):
            button.setAccessibleName(words.replace("{0}", title))

    def _show_defaults(self, address: Address) -> None:
        specs = []
        if address.default_shipping and address.default_billing:
            specs = [BadgeSpec(text=self.tr("Default"), icon="check", hue=Hue.TEAL)]
        elif address.default_shipping:
            specs = [BadgeSpec(text=self.tr("Default for shipping"), icon="truck", hue=Hue.TEAL)]
        elif address.default_billing:
            specs = [BadgeSpec(text=self.tr("Default for billing"), icon="receipt", hue=Hue.BLUE)]
        for place, badge in enumerate(self._badges):
            badge.show_badge(specs[place] if place < len(specs) else None)

    def menu(self) -> QMenu:
        """Return what can be done with the address."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        address = self.address
        entries: list[tuple[str, str, str, bool] | None] = [
            ("edit", self.tr("Edit"), "pencil", True),
            ("copy", self.tr("Copy as a block"), "copy", True),
            ("duplicate", self.tr("Duplicate"), "copy-plus", True),
            None,
            ("shipping", self.tr("Make default for shipping"), "truck",
             address.use.serves(AddressUse.SHIPPING) and not address.default_shipping),
            ("billing", self.tr("Make default for billing"), "receipt",
             address.use.serves(AddressUse.BILLING) and not address.default_billing),
            ("checked", self.tr("Mark as checked today"), "calendar-check", True),
            None,
            ("remove", self.tr("Remove"), "trash", True),
        ]  # fmt: skip
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            key, words, icon, on = entry
            action = menu.addAction(self._kit.look.icon(icon, "danger" if key == "remove" else "muted"), words)
            action.setData(key)
            action.setEnabled(on)
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu where the pointer or the focus is."""
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Enter or F2, remove with Delete, copy with Ctrl+C."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys = {
            (Qt.Key.Key_Return, False): "edit", (Qt.Key.Key_Enter, False): "edit", (Qt.Key.Key_Delete, False): "remove",
            (Qt.Key.Key_C, True): "copy", (Qt.Key.Key_D, True): "duplicate",
        }  # fmt: skip
        what = keys.get((Qt.Key(event.key()), control))
        if what is None or not self.hasFocus():
            super().keyPressEvent(event)
        else:
            self.asked.emit(what, self.address)

    @Slot()
    def _on_edit_clicked(self) -> None:
        self.asked.emit("edit", self.address)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    @Slot(object)
    def _on_menu_triggered(self, action: object) -> None:
        what = getattr(action, "data", str)()
        self.asked.emit(str(what), self.address)
