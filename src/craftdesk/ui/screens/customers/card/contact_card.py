"""The contact card: every way to reach a customer; a click acts, everything can be copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.customer import PreferredContact
from craftdesk.domain.folding import digits_of
from craftdesk.ui.forms.words import email_kind, phone_kind
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.clipboard import copy_text
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.contact_row import ContactRow
from craftdesk.ui.widgets.label import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFact:
    """One line of the card: how it looks, what it says, what a click opens."""

    icon: str
    text: str
    caption: str
    link: str = ""


def facts_of(data: CardData, kit: Kit) -> Iterator[ContactFact]:
    """Yield what is known, the preferred way first said so."""
    customer = data.customer
    for place, email in enumerate(customer.emails):
        caption = email_kind(email.kind)
        if place == 0 and customer.preferred_contact is PreferredContact.EMAIL:
            caption = QCoreApplication.translate("Contact", "{0}, preferred").replace("{0}", caption)
        yield ContactFact(icon="mail", text=email.text, caption=caption, link=f"mailto:{email.text}")
    for place, phone in enumerate(customer.phones):
        caption = phone_kind(phone.kind)
        if place == 0 and customer.preferred_contact is PreferredContact.PHONE:
            caption = QCoreApplication.translate("Contact", "{0}, preferred").replace("{0}", caption)
        number = ("+" if phone.text.strip().startswith("+") else "") + digits_of(phone.text)
        yield ContactFact(icon="phone", text=phone.text, caption=caption, link=f"tel:{number}")
    for site in customer.websites:
        link = site.text if "://" in site.text else f"https://{site.text}"
        yield ContactFact(icon="globe", text=site.text, caption=QCoreApplication.translate("Contact", "Website"), link=link)
    if customer.birthday is not None:
        birthday, fmt = customer.birthday, kit.format
        day = fmt.day_and_month(birthday.month, birthday.day)
        coming = fmt.relative_day(birthday.next_after(data.today), data.today)
        text = f"{day} {birthday.year}" if birthday.year else day
        yield ContactFact(icon="cake", text=text, caption=QCoreApplication.translate("Contact", "Birthday, next {0}").replace("{0}", coming))


class FactRow(ContactRow):
    """A contact row with its two actions."""

    copied = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.look, "mail", "")
        self._fact = ContactFact(icon="", text="", caption="")
        self.act = self.add_action("external-link", self.tr("Open"))
        self.copy = self.add_action("copy", self.tr("Copy"))
        self.act.clicked.connect(self._on_act_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)

    def show_fact(self, fact: ContactFact) -> None:
        """Show one way to reach somebody."""
        self._fact = fact
        self.show_icon(fact.icon)
        self.show_value(fact.text, fact.caption)
        names = {
            "mail": self.tr("Write to {0}"), "phone": self.tr("Call {0}"), "globe": self.tr("Open {0}"),
        }  # fmt: skip
        self.act.setVisible(bool(fact.link))
        self.act.set_icon_name({"mail": "send", "phone": "phone-outgoing"}.get(fact.icon, "external-link"))
        self.act.set_words(names.get(fact.icon, "{0}").replace("{0}", fact.text))
        self.copy.set_words(self.tr("Copy {0}").replace("{0}", fact.text))

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
        self.add(self.fill)

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
