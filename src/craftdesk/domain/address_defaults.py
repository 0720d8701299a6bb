"""Which of a customer's addresses is the default for shipping and for billing.

The law: at most one default for each use, and exactly one as soon as any address serves that use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from craftdesk.domain.address import Address, AddressUse

USES = (AddressUse.SHIPPING, AddressUse.BILLING)


def is_default(address: Address, use: AddressUse) -> bool:
    """Whether an address is the default for shipping or for billing."""
    return address.default_shipping if use is AddressUse.SHIPPING else address.default_billing


def with_default(address: Address, use: AddressUse, *, value: bool) -> Address:
    """The address with its default for one use set or taken."""
    if use is AddressUse.SHIPPING:
        return replace(address, default_shipping=value)
    return replace(address, default_billing=value)


def settle(addresses: Sequence[Address], changed: int | None = None) -> list[Address]:
    """The addresses, in the same order, with their defaults as the law wants them.

    `changed` is the place of the one just edited: a default that it asks for is taken from the others; one that it
    gives up goes to another address where there is one.
    """
    settled = list(addresses)
    for use in USES:
        serving = [place for place, address in enumerate(settled) if address.use.serves(use)]
        asking = [place for place in serving if is_default(settled[place], use)]
        chosen = _chosen(serving, asking, changed)
        settled = [with_default(address, use, value=place == chosen) for place, address in enumerate(settled)]
    return settled


def _chosen(serving: Sequence[int], asking: Sequence[int], changed: int | None) -> int | None:
    if asking:
        return changed if changed in asking else asking[0]
    others = [place for place in serving if place != changed]
    for place in others or serving:
        return place
    return None
