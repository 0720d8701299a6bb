"""The contact card: every way to reach a customer; a click acts, everything can be copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.customer import PreferredContact
from craftdesk.domain.folding import digits_of
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.words import email_kind, phone_kind
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.screens.customers.card.clipboard import copy_text
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label, PropertyLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFact:
    """One line of the card: how it looks, what it says, what a click opens."""

    icon: str
    text: str
    caption: str
    link: str = ""


def facts_of(data: CardData, kit: Kit) -> Iterator[ContactFact]:
    """Yield what is known, the preferred way first said so."""
    customer, translate = data.customer, QCoreApplication.translate
    preferred = translate("Contact", "{0}, preferred")
    for place, email in enumerate(customer.emails):
        caption = email_kind(email.kind)
        if place == 0 and customer.preferred_contact is PreferredContact.EMAIL:
            caption = preferred.replace("{0}", caption)
        yield ContactFact(icon="mail", text=email.text, caption=caption, link=f"mailto:{email.text}")
    for place, phone in enumerate(customer.phones):
        caption = phone_kind(phone.kind)
        if place == 0 and customer.preferred_contact is PreferredContact.PHONE:
            caption = preferred.replace("{0}", caption)
        number = ("+" if phone.text.strip().startswith("+") else "") + digits_of(phone.text)
        yield ContactFact(icon="phone", text=phone.text, caption=caption, link=f"tel:{number}")
    for site in customer.websites:
        link = site.text if "://" in site.text else f"https://{site.text}"
        yield ContactFact(icon="globe", text=site.text, caption=translate("Contact", "Website"), link=link)
    if customer.birthday is not None:
        birthday, fmt = customer.birthday, kit.format
        day = fmt.day_and_month(birthday.month, birthday.day)
        coming = fmt.relative_day(birthday.next_after(data.today), data.today)
        text = f"{day} {birthday.year}" if birthday.year else day
        caption = translate("Contact", "Birthday, next {0}").replace("{0}", coming)
        yield ContactFact(icon="cake", text=text, caption=caption)


class HoverButton(Button):
    """Copies; seen while its row is pointed at or while it has the focus, and always there for the keyboard."""

    def __init__(self, look: Look, words: str, parent: QWidget) -> None:
        super().__init__(look, words, kind=ButtonKind.QUIET, icon="copy", parent=parent)
        self._hovered = False

    def set_hovered(self, *, hovered: bool) -> None:
        """Show or hide the drawing."""
        self._hovered = hovered
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint on the card's own ground, or nothing."""
        if self._hovered or self.hasFocus():
            QPainter(self).fillRect(self.rect(), self._look.colour("surface"))
            super().paintEvent(event)


class FactRow(QWidget):
    """One way to reach somebody: its icon acts, its text is selectable, its end copies."""

    copied = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._fact = ContactFact(icon="", text="", caption="")
        look = kit.look
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        self.act = Button(look, self.tr("Open"), kind=ButtonKind.QUIET, icon="mail")
        self.act.clicked.connect(self._on_act_clicked)
        self.text = PropertyLabel(look)
        self.caption = PropertyLabel(look, role=Role.SMALL, ink="muted")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.text)
        lines.addWidget(self.caption)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self.copy = HoverButton(look, self.tr("Copy"), self)
        self.copy.clicked.connect(self._on_copy_clicked)
        QWidget.setTabOrder(self.act, self.copy)

    def show_fact(self, fact: ContactFact) -> None:
        """Show one way to reach somebody."""
        self._fact = fact
        self.text.show_text(fact.text)
        self.caption.show_text(fact.caption)
        self.text.setAccessibleName(f"{fact.caption}: {fact.text}")
        names = {
            "mail": self.tr("Write to {0}"), "phone": self.tr("Call {0}"), "globe": self.tr("Open {0}"),
        }  # fmt: skip
        self.act.setEnabled(bool(fact.link))
        self.act.set_icon_name(fact.icon)
        self.act.set_words(names.get(fact.icon, fact.caption).replace("{0}", fact.text))
        self.copy.set_words(self.tr("Copy {0}").replace("{0}", fact.text))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the copy button while the pointer is here; it covers the end of the text and moves nothing."""
        super().enterEvent(event)
        self.copy.set_hovered(hovered=True)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the copy button again."""
        super().leaveEvent(event)
        self.copy.set_hovered(hovered=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the copy button at the end."""
        super().resizeEvent(event)
        wide = self.copy.sizeHint().width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.copy.setGeometry(0 if mirrored else self.width() - wide, 0, wide, self.copy.sizeHint().height())

    @Slot()
    def _on_act_clicked(self) -> None:
        link = self._fact.link
        scheme, _, rest = link.partition(":")
        url = QUrl(link) if scheme in {"http", "https"} else QUrl()
        if scheme in {"mailto", "tel"}:
            url.setScheme(scheme)
            url.setPath(rest)
        if url.scheme() in {"http", "https", "mailto", "tel"}:
            QDesktopServices.openUrl(url)

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_text(self._fact.text)
        self.copied.emit(self._fact.text)


class ContactCard(Card):
    """Rows for phones, e-mails, websites and the birthday; says what to do while it is empty."""

    copied = Signal(str)
    edit_requested = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("Contact"))
        self._kit = kit
        self._rows: list[FactRow] = []
        self.edit = self.add_link(self.tr("Edit"), self.tr("Edit contact"))
        self.edit.clicked.connect(self.edit_requested)
        self._empty = Label(kit.look, self.tr("No phone or e-mail yet."), ink="muted", wrap=True)
        self.add(self._empty)
        self.fill = Button(kit.look, self.tr("Add phone or e-mail"), kind=ButtonKind.LINK, icon="plus")
        self.fill.clicked.connect(self.edit_requested)
        self.body.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)

    def show_data(self, data: CardData) -> None:
        """Show how to reach a customer."""
        facts = list(facts_of(data, self._kit))
        while len(self._rows) < len(facts):
            row = FactRow(self._kit)
            row.copied.connect(self.copied)
            self._rows.append(row)
            self.add(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(facts))
            if place < len(facts):
                row.show_fact(facts[place])
        reachable = bool(data.customer.emails or data.customer.phones)
        self._empty.setVisible(not reachable)
        self.fill.setVisible(not reachable)
