"""The head of the card: who it is, what is to be known at once, and what is done most."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.customer import CustomerState, PreferredContact
from craftdesk.domain.names import display_name, initials
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.menus import make_menu
from craftdesk.ui.screens.customers.card.faces import added_on, customer_badges
from craftdesk.ui.widgets.avatar import Avatar
from craftdesk.ui.widgets.badge import Badge
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import PropertyLabel
from craftdesk.ui.widgets.tip import plain_tip

_NARROW, _SLIM = 690, 860
_MOST_BADGES = 4
_A = ActionId
_MENUS = {
    CustomerState.ACTIVE: (_A.CUSTOMER_PIN, None, _A.CUSTOMER_COPY_ADDRESS, _A.CUSTOMER_COPY_TEXT, _A.CUSTOMER_QR,
                           _A.PRINT, _A.ADDRESS_NEW, _A.NOTE_NEW, None, _A.CUSTOMER_ARCHIVE, None, _A.CUSTOMER_DELETE),
    CustomerState.ARCHIVED: (_A.CUSTOMER_UNARCHIVE, _A.CUSTOMER_COPY_ADDRESS, _A.NOTE_NEW, None, _A.CUSTOMER_DELETE),
    CustomerState.DELETED: (_A.CUSTOMER_RESTORE, _A.CUSTOMER_COPY_ADDRESS),
}  # fmt: skip


class CardHeader(QWidget):
    """Avatar, name with badges, one line of facts, buttons."""

    order_wanted = Signal(object)  # CustomerId

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        look = kit.look
        self._data: CardData | None = None
        self._row = QHBoxLayout(self)
        self.avatar = Avatar(look, 56)
        self.name = PropertyLabel(look, role=Role.PAGE_TITLE)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.badges = [Badge(look, parent=self) for _ in range(_MOST_BADGES)]
        self._in_use: list[Badge] = []
        self.line = PropertyLabel(look, role=Role.SMALL, ink="muted")
        first = QHBoxLayout()
        first.setSpacing(look.px(8))
        first.addWidget(self.name)
        for badge in self.badges:
            first.addWidget(badge)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(look.px(4))
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(self.line)
        words.addStretch(1)
        self.email = Button(look, self.tr("E-mail"), icon="mail")
        self.email.clicked.connect(self._on_email_clicked)
        self.email_small = Button(look, self.tr("E-mail"), kind=ButtonKind.TOOL, icon="mail")
        self.email_small.clicked.connect(self._on_email_clicked)
        self.order = Button(look, self.tr("New order"), kind=ButtonKind.PRIMARY, icon="shopping-bag", parent=self)
        self.order_small = Button(look, self.tr("New order"), kind=ButtonKind.TOOL, icon="shopping-bag", parent=self)
        for button in (self.order, self.order_small):
            button.clicked.connect(self._on_order_clicked)
        self.edit = Button(look, self.tr("Edit"), icon="pencil", parent=self)
        self.edit.bind(kit.actions[ActionId.CUSTOMER_EDIT])
        self.edit.set_words(self.tr("Edit"))
        self.more = Button(look, self.tr("More for this customer"), kind=ButtonKind.TOOL, icon="ellipsis")
        self._menus: dict[CustomerState, QMenu] = {}
        self._row.addWidget(self.avatar)
        self._row.addLayout(words, 1)
        for button in (self.order, self.order_small, self.email, self.email_small, self.edit, self.more):
            self._row.addWidget(button)
        look.changed.connect(self._on_look_changed)
        kit.actions[ActionId.CUSTOMER_EDIT].changed.connect(self._on_edit_changed)
        self._on_look_changed()

    def show_data(self, data: CardData) -> None:
        """Show a customer."""
        self._data = data
        customer = data.customer
        name = display_name(customer)
        self.avatar.show_person(name, initials(name), customer.id)
        self.name.show_text(name)
        self.name.updateGeometry()
        specs = customer_badges(data, self._kit.format)[:_MOST_BADGES]
        for place, badge in enumerate(self.badges):
            badge.show_badge(specs[place] if place < len(specs) else None)
        self._in_use = self.badges[: len(specs)]
        has_email = bool(customer.email) and customer.state is not CustomerState.DELETED
        for button in (self.email, self.email_small):
            button.setEnabled(has_email)
            tip = self.tr("Write to {0}").replace("{0}", customer.email)
            button.setToolTip(plain_tip(tip if has_email else self.tr("No e-mail address is known yet")))
        why = self._kit.actions.why_not(ActionId.ORDER_NEW)
        for button in (self.order, self.order_small):
            button.setEnabled(not why and customer.state is not CustomerState.DELETED)
            button.setToolTip(plain_tip(why or self.tr("Write down what they order")))
        if customer.state not in self._menus:
            self._menus[customer.state] = make_menu(self._kit.actions, self, _MENUS[customer.state])
        self.more.setMenu(self._menus[customer.state])
        self._fit()

    def _facts(self, data: CardData, *, narrow: bool) -> str:
        customer, fmt = data.customer, self._kit.format
        since = added_on(data)
        parts = []
        if since is not None:
            words = self.tr("Since {0}") if narrow else self.tr("Customer since {0}")
            parts.append(words.format(fmt.month_year(since)))
        parts.append(customer.number)
        if customer.role and customer.company and not narrow:
            parts.append(customer.role)
        prefers = {
            PreferredContact.EMAIL: self.tr("prefers e-mail"),
            PreferredContact.PHONE: self.tr("prefers a call"),
            PreferredContact.MESSAGE: self.tr("prefers messages"),
            PreferredContact.LETTER: self.tr("prefers letters"),
        }.get(customer.preferred_contact)
        if prefers and not narrow:
            parts.append(prefers)
        return "  ·  ".join(parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._kit.look.px(_NARROW)
        slim = self.width() < self._kit.look.px(_SLIM)
        self.order.setVisible(not narrow)
        self.order_small.setVisible(narrow)
        self.email.setVisible(not slim)
        self.email_small.setVisible(slim)
        if self._data is not None:
            self.line.show_text(self._facts(self._data, narrow=narrow))
        self._fit_badges()

    def _fit_badges(self) -> None:
        """The name comes before all badges but the first; what has no room here stands on the overview."""
        buttons = (self.order, self.order_small, self.email, self.email_small, self.edit, self.more)
        taken = [self.avatar.width(), *(button.sizeHint().width() for button in buttons if not button.isHidden())]
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - sum(taken) - len(taken) * self._row.spacing()
        room -= self.name.sizeHint().width()
        for place, badge in enumerate(self._in_use):
            room -= badge.sizeHint().width() + self._kit.look.px(8)
            badge.setVisible(place == 0 or room >= 0)

    @Slot()
    def _on_email_clicked(self) -> None:
        if self._data is not None and self._data.customer.email:
            url = QUrl()
            url.setScheme("mailto")
            url.setPath(self._data.customer.email)
            QDesktopServices.openUrl(url)

    @Slot()
    def _on_order_clicked(self) -> None:
        if self._data is not None:
            self.order_wanted.emit(self._data.customer.id)

    @Slot()
    def _on_edit_changed(self) -> None:
        self.edit.set_words(self.tr("Edit"), self.edit.toolTip())

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._row.setContentsMargins(px(24), px(18), px(24), px(10))
        self._row.setSpacing(px(8))
        self._fit()
