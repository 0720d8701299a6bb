"""What is to be written: which records, whose, in which format, for whom, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.domain.query import CustomerQuery
from craftdesk.domain.vcard import CardVersion
from craftdesk.errors import OwnerProblem


class What(StrEnum):
    """Which records go into the file."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    PRODUCTS = "products"
    EVERYTHING = "everything"


class Format(StrEnum):
    """What kind of file is written; the value is its ending."""

    CSV = ".csv"
    XLSX = ".xlsx"
    VCARD = ".vcf"
    JSON = ".json"


class Flavour(StrEnum):
    """For whom a list as text is written."""

    SPREADSHEETS = "spreadsheets"
    PROGRAMS = "programs"
    LETTERS = "letters"


HOLDS: dict[Format, tuple[What, ...]] = {
    Format.XLSX: (What.CUSTOMERS, What.ORDERS, What.PRODUCTS, What.EVERYTHING),
    Format.CSV: (What.CUSTOMERS, What.ORDERS, What.PRODUCTS),
    Format.VCARD: (What.CUSTOMERS,),
    Format.JSON: (What.CUSTOMERS, What.ORDERS, What.PRODUCTS, What.EVERYTHING),
}
"""What a file of each format can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """What goes where: the customers of `ids`, else those of `query`, else everybody; or their orders.

    Of orders, those of `order_ids` or of `order_query` in the order of their list, where one of them is given.
    `flavour` is for lists as text, `cards` for address cards.
    """

    path: Path
    what: What = What.CUSTOMERS
    format: Format = Format.CSV
    flavour: Flavour = Flavour.SPREADSHEETS
    cards: CardVersion = CardVersion.V3
    ids: tuple[CustomerId, ...] | None = None
    query: CustomerQuery | None = None
    order_ids: tuple[OrderId, ...] | None = None
    order_query: OrdersQuery | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file that was written: how many records, how many rows below headers, and how many cells had to be cut."""

    path: Path
    records: int
    rows: int
    customers: int = 0
    orders: int = 0
    products: int = 0
    cut: int = 0


def format_of(path: Path) -> Format:
    """The format that the ending of a name stands for; OwnerProblem for any other ending."""
    try:
        return Format(path.suffix.lower())
    except ValueError:
        raise OwnerProblem("export.format", path=str(path)) from None


def check(wish: ExportWish) -> None:
    """OwnerProblem when one file of that format can't hold what is wanted."""
    if wish.flavour is Flavour.LETTERS and (wish.format is not Format.CSV or wish.what is not What.CUSTOMERS):
        raise OwnerProblem("export.letters", path=str(wish.path))
    if wish.what not in HOLDS[wish.format]:
        code = "export.cards_only" if wish.format is Format.VCARD else "export.one_table"
        raise OwnerProblem(code, path=str(wish.path))
