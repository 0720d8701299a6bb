"""Papers: what is printed about an order or a customer, as values, before anybody thinks of pages.

An issued paper is frozen: its content and the bytes of its PDF stay as they are, whatever becomes of what it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from craftdesk.domain.ids import UNSAVED, CustomerId, OrderId, PaperId


class PaperKind(StrEnum):
    """The papers of a shop."""

    CONFIRMATION = "confirmation"
    DELIVERY_NOTE = "delivery_note"
    INVOICE = "invoice"
    RECEIPT = "receipt"
    GIFT_RECEIPT = "gift_receipt"
    CANCELLATION = "cancellation"
    STATEMENT = "statement"


OF_AN_ORDER = (
    PaperKind.CONFIRMATION,
    PaperKind.DELIVERY_NOTE,
    PaperKind.INVOICE,
    PaperKind.RECEIPT,
    PaperKind.GIFT_RECEIPT,
)
"""What can be asked of an order, in the order in which it happens."""
PRICELESS = frozenset({PaperKind.DELIVERY_NOTE, PaperKind.GIFT_RECEIPT})
"""Papers that go with the goods: no price stands on them."""
ISSUED = frozenset({PaperKind.INVOICE, PaperKind.CANCELLATION})
"""Papers with a running number without gaps, of which the file keeps a frozen copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """The shop as its papers show it. `place` are the lines of its address, `logo` a PNG in base64."""

    name: str = ""
    place: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    vat_id: str = ""
    tax_number: str = ""
    bank: str = ""
    logo: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether a paper can say who sells, and where that is."""
        return bool(self.name and self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something a paper says: a code of `texts` and what fills its words; `amount` in the paper's currency."""

    code: str
    text: str = ""
    day: date | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A line of the table. Money in smallest units; quantity in thousandths; rates in hundredths of a percent."""

    name: str
    detail: str = ""
    quantity: int | None = None
    unit: str = ""
    unit_price: int | None = None
    discount: int = 0
    discount_rate: int = 0
    tax_rate: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSum:
    """A line of the sums: what it is, how much, and whether it is one of those that count."""

    code: str
    amount: int
    text: str = ""
    day: date | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTax:
    """Net and tax at one rate; a rate of -1 stands for a tax of which only the sum is known."""

    rate: int
    net: int
    tax: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """A line of a statement: an order with what is open of it, or money that came or went."""

    day: date | None
    text: str
    code: str = ""
    amount: int = 0
    paid: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContent:
    """Everything that stands on a paper. `paper` is A4 or Letter; without a number it is a draft or needs none."""

    kind: PaperKind
    number: str = ""
    order: str = ""
    issued_on: date
    currency: str
    total: int = 0
    paper: str = "A4"
    seller: Seller = Seller()
    recipient: tuple[str, ...] = ()
    facts: tuple[Said, ...] = ()
    opening: tuple[Said, ...] = ()
    lines: tuple[PaperLine, ...] = ()
    sums: tuple[PaperSum, ...] = ()
    taxes: tuple[PaperTax, ...] = ()
    orders: tuple[AccountLine, ...] = ()
    payments: tuple[AccountLine, ...] = ()
    notes: tuple[Said, ...] = ()

    @property
    def is_credit(self) -> bool:
        """Whether the shop owes by it."""
        return self.total < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A paper as it was painted: the bytes of its PDF, and its pages as text, to print them on a printer again."""

    pdf: bytes
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An issued paper as the file keeps it; `cancels` is the invoice that it takes back."""

    id: PaperId = PaperId(UNSAVED)
    kind: PaperKind
    number: str
    order_id: OrderId | None = None
    customer_id: CustomerId | None = None
    issued_on: date
    currency: str
    total: int
    cancels: PaperId | None = None
    cancelled_by: str = ""
    created_at: datetime | None = None
