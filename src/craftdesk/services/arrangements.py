"""What is arranged with a customer beside orders: their account, gift vouchers, standing orders, what they wait for."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.credit import Voucher
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.standing import StandingOrder
from craftdesk.domain.want import WantRow
from craftdesk.services.accounts import Account, account_of
from craftdesk.storage.book import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangements:
    """Everything arranged with a customer, as it stood at one moment."""

    account: Account
    vouchers: tuple[Voucher, ...] = ()
    standing: tuple[StandingOrder, ...] = ()
    wants: tuple[WantRow, ...] = ()


def arrangements_of(store: Store, customer: CustomerId) -> Arrangements:
    """Everything arranged with a customer; NotFound when there is none of that id."""
    with store.reading() as book:
        return Arrangements(
            account=account_of(book, customer),
            vouchers=tuple(book.vouchers.of(customer)),
            standing=tuple(book.standing.of(customer)),
            wants=tuple(book.wants.of(customer)),
        )
