"""From rows to values and back: the one place that knows how a value is written in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Protocol

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.customer import (
    Consent,
    Customer,
    CustomerType,
    CustomValue,
    Email,
    ExternalNumber,
    PreferredContact,
    TaxTreatment,
    Website,
)
from craftdesk.domain.dates import PartialDate, instant_from, instant_text
from craftdesk.domain.ids import AddressId, CustomerId, NoteId, OrderId, ProductId, StandingOrderId, VoucherId
from craftdesk.domain.names import name_key, person_name
from craftdesk.domain.order import Delivery, Order, OrderLine, OrderStatus, OrderStep, Payment, StepKind
from craftdesk.domain.phone import Phone, PhoneKind, comparable
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.timeline import EntryKind, TimelineEntry

Values = dict[str, Any]


class Row(Protocol):
    """A row of any statement: its columns by name."""

    def __getitem__(self, name: str, /) -> Any: ...


PLAIN_CUSTOMER = (
    "number", "salutation", "title", "first_name", "middle_name", "last_name", "suffix", "nickname", "company",
    "company_line2", "role", "language", "source", "looked_after_by", "rating", "vat_id", "payment_term",
    "credit_limit", "price_level", "discount", "note", "preferences",
)  # fmt: skip
PLACE = ("name", "company", "street", "street2", "postcode", "city", "region", "country")
_PLAIN_ORDER = (
    "number", "customer_name", "ordered_at", "source", "system", "external_id", "currency", "goods", "discount",
    "shipping", "tax", "adjustment", "total", "paid", "refunded", "discount_code", "shipping_method",
    "customer_note", "shop_note", "discount_rate", "shipping_tax_rate", "shipping_tax",
)  # fmt: skip
_plain_customer = attrgetter(*PLAIN_CUSTOMER)
_plain_order = attrgetter(*_PLAIN_ORDER)
_place_lines = attrgetter(*PLACE)


def day_text(day: date | None) -> str | None:
    """A day as the file keeps it."""
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return instant_from(text) if text else None


def match_name(name: str) -> str:
    """The form in which full names are compared when nothing better tells two customers apart."""
    return name_key(name)


CUSTOMER_COLUMNS = (
    *PLAIN_CUSTOMER, "type", "birthday", "preferred_contact", "do_not_contact", "referred_by", "tax_treatment",
    "since", "archived_at", "deleted_at", "match_name",
)  # fmt: skip
"""The columns of `customers`, without id, version and times of change."""
PART_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "customer_phones": ("text", "kind", "match_digits"),
        "customer_emails": ("text", "kind", "match_text"),
        "customer_websites": ("text",),
        "customer_tags": ("name",),
        "external_numbers": ("system", "number"),
        "consents": ("purpose", "given", "on_day", "how"),
        "custom_values": ("field_id", "value"),
    }
)
"""The columns of a customer's parts by table, without ids, owner and position."""


def customer_row(customer: Customer, name: str | None = None) -> list[Any]:
    """The values of CUSTOMER_COLUMNS; `name` is the one that they are compared by, where that is known."""
    return [
        *_plain_customer(customer),
        customer.type.value,
        customer.birthday.iso() if customer.birthday else None,
        customer.preferred_contact.value,
        int(customer.do_not_contact),
        customer.referred_by,
        customer.tax_treatment.value,
        day_text(customer.since),
        None if customer.archived_at is None else instant_text(customer.archived_at),
        None if customer.deleted_at is None else instant_text(customer.deleted_at),
        match_name(person_name(customer) or customer.company) if name is None else name,
    ]


def customer_values(customer: Customer) -> Values:
    """The columns of `customers`, without id, version and times of change."""
    return dict(zip(CUSTOMER_COLUMNS, customer_row(customer), strict=True))


def part_rows(customer: Customer) -> list[list[list[Any]]]:
    """The rows of a customer's parts, table by table as in PART_COLUMNS, in order; own fields by their keys."""
    return [
        [[one.text, one.kind.value, comparable(one.text)] for one in customer.phones],
        [[one.text, one.kind, one.text.casefold()] for one in customer.emails],
        [[one.text] for one in customer.websites],
        [[tag] for tag in customer.tags],
        [[one.system, one.number] for one in customer.external_numbers],
        [[one.purpose, int(one.given), day_text(one.on), one.how] for one in customer.consents],
        [[one.key, one.value] for one in customer.custom],
    ]


def part_values(customer: Customer, fields: Mapping[str, int]) -> dict[str, list[Values]]:
    """The same as columns with their values; `fields` has the ids of own fields."""
    found = {
        table: [dict(zip(columns, row, strict=True)) for row in rows]
        for (table, columns), rows in zip(PART_COLUMNS.items(), part_rows(customer), strict=True)
    }
    for row in found["custom_values"]:
        row["field_id"] = fields[row["field_id"]]
    return found


def customer_of(row: Row, parts: Mapping[str, Sequence[Row]], fields: Mapping[int, str]) -> Customer:
    """A customer from its row and the rows of its parts by table; `fields` has the keys of own fields."""
    plain = {key: row[key] for key in PLAIN_CUSTOMER}
    return Customer(
        id=CustomerId(row["id"]),
        version=row["version"],
        type=CustomerType(row["type"]),
        birthday=PartialDate.from_iso(row["birthday"]) if row["birthday"] else None,
        preferred_contact=PreferredContact(row["preferred_contact"]),
        do_not_contact=bool(row["do_not_contact"]),
        referred_by=None if row["referred_by"] is None else CustomerId(row["referred_by"]),
        tax_treatment=TaxTreatment(row["tax_treatment"]),
        since=_day(row["since"]),
        archived_at=_moment(row["archived_at"]),
        deleted_at=_moment(row["deleted_at"]),
        created_at=_moment(row["created_at"]),
        changed_at=_moment(row["changed_at"]),
        phones=tuple(Phone(text=one["text"], kind=PhoneKind(one["kind"])) for one in parts["customer_phones"]),
        emails=tuple(Email(text=one["text"], kind=one["kind"]) for one in parts["customer_emails"]),
        websites=tuple(Website(text=one["text"]) for one in parts["customer_websites"]),
        tags=tuple(one["name"] for one in parts["customer_tags"]),
        external_numbers=tuple(
            ExternalNumber(system=one["system"], number=one["number"]) for one in parts["external_numbers"]
        ),
        consents=tuple(
            Consent(purpose=one["purpose"], given=bool(one["given"]), on=_day(one["on_day"]), how=one["how"])
            for one in parts["consents"]
        ),
        custom=tuple(
            sorted(
                (CustomValue(key=fields[one["field_id"]], value=one["value"]) for one in parts["custom_values"]),
                key=attrgetter("key"),
            )
        ),
        **plain,
    )


def place_values(place: PostalAddress) -> Values:
    """The columns of a postal address."""
    return dict(zip(PLACE, _place_lines(place), strict=True))


def place_of(row: Row) -> PostalAddress:
    """A postal address from any row that has its columns."""
    return PostalAddress(**{key: row[key] for key in PLACE})


ADDRESS_COLUMNS = (
    "customer_id", "use", "label", *PLACE, "delivery_note", "default_shipping", "default_billing", "checked_on"
)  # fmt: skip
"""The columns of `addresses`, without id."""


def address_row(address: Address) -> list[Any]:
    """The values of ADDRESS_COLUMNS."""
    return [
        address.customer_id,
        address.use.value,
        address.label,
        *_place_lines(address.place),
        address.delivery_note,
        int(address.default_shipping),
        int(address.default_billing),
        day_text(address.checked_on),
    ]


def address_values(address: Address) -> Values:
    """The columns of `addresses`, without id."""
    return dict(zip(ADDRESS_COLUMNS, address_row(address), strict=True))


def address_of(row: Row) -> Address:
    """An address from its row."""
    return Address(
        id=AddressId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        use=AddressUse(row["use"]),
        label=row["label"],
        place=place_of(row),
        delivery_note=row["delivery_note"],
        default_shipping=bool(row["default_shipping"]),
        default_billing=bool(row["default_billing"]),
        checked_on=_day(row["checked_on"]),
    )


def order_values(order: Order) -> Values:
    """The columns of `orders`, without id, version and times of change."""
    values: Values = dict(zip(_PLAIN_ORDER, _plain_order(order), strict=True))
    return values | {
        "customer_id": order.customer_id,
        "ordered_on": order.ordered_on.isoformat(),
        "due_on": day_text(order.due_on),
        "status": order.status.value,
        "tax_included": int(order.tax_included),
        "cancelled_on": day_text(order.cancelled_on),
        "delivery": order.delivery.value,
        "standing_id": order.standing_id,
    }


def line_values(line: OrderLine) -> Values:
    """The columns of `order_lines`, without id, order and position."""
    return {
        "product_id": line.product_id, "name": line.name, "sku": line.sku, "quantity": line.quantity,
        "unit": line.unit, "unit_price": line.unit_price, "discount": line.discount, "tax_rate": line.tax_rate,
        "total": line.total, "discount_rate": line.discount_rate, "tax": line.tax, "price_origin": line.price_origin,
    }  # fmt: skip


def payment_values(payment: Payment) -> Values:
    """The columns of `payments`, without id, order and position."""
    return {
        "amount": payment.amount, "paid_on": day_text(payment.paid_on), "method": payment.method,
        "note": payment.note, "voucher_id": payment.voucher_id,
    }  # fmt: skip


def step_values(step: OrderStep) -> Values:
    """The columns of `order_steps`, without id, order and position."""
    return {"at": instant_text(step.at), "kind": step.kind.value, "value": step.value, "note": step.note}


def order_of(row: Row, parts: Mapping[str, Sequence[Row]]) -> Order:
    """An order from its row and the rows of its parts by table."""
    places = {one["use"]: place_of(one) for one in parts["order_addresses"]}
    return Order(
        id=OrderId(row["id"]),
        version=row["version"],
        customer_id=None if row["customer_id"] is None else CustomerId(row["customer_id"]),
        ordered_on=date.fromisoformat(row["ordered_on"]),
        due_on=_day(row["due_on"]),
        status=OrderStatus(row["status"]),
        tax_included=bool(row["tax_included"]),
        cancelled_on=_day(row["cancelled_on"]),
        created_at=_moment(row["created_at"]),
        changed_at=_moment(row["changed_at"]),
        lines=tuple(_line(one) for one in parts["order_lines"]),
        payments=tuple(_payment(one) for one in parts["payments"]),
        steps=tuple(
            OrderStep(at=instant_from(one["at"]), kind=StepKind(one["kind"]), value=one["value"], note=one["note"])
            for one in parts["order_steps"]
        ),
        delivery=Delivery(row["delivery"]),
        standing_id=None if row["standing_id"] is None else StandingOrderId(row["standing_id"]),
        billing=places.get("billing"),
        shipping_address=places.get("shipping"),
        **{key: row[key] for key in _PLAIN_ORDER},
    )


def _line(row: Row) -> OrderLine:
    return OrderLine(
        name=row["name"], quantity=row["quantity"], unit=row["unit"], unit_price=row["unit_price"],
        discount=row["discount"], total=row["total"], sku=row["sku"], tax_rate=row["tax_rate"],
        product_id=None if row["product_id"] is None else ProductId(row["product_id"]),
        discount_rate=row["discount_rate"], tax=row["tax"], price_origin=row["price_origin"],
    )  # fmt: skip


def _payment(row: Row) -> Payment:
    return Payment(
        amount=row["amount"], paid_on=_day(row["paid_on"]), method=row["method"], note=row["note"],
        voucher_id=None if row["voucher_id"] is None else VoucherId(row["voucher_id"]),
    )  # fmt: skip


def product_values(product: Product) -> Values:
    """The columns of `products`, without id and version."""
    return {
        "name": product.name, "sku": product.sku, "unit": product.unit, "price": product.price,
        "currency": product.currency, "tax_rate": product.tax_rate, "active": int(product.active),
        "match_name": match_name(product.name),
    }  # fmt: skip


def product_of(row: Row, prices: Sequence[Row]) -> Product:
    """A product from its row and the rows of its prices by level."""
    return Product(
        prices=tuple(LevelPrice(level=one["level"], price=one["price"]) for one in prices),
        id=ProductId(row["id"]), version=row["version"], name=row["name"], sku=row["sku"], unit=row["unit"],
        price=row["price"], currency=row["currency"], tax_rate=row["tax_rate"], active=bool(row["active"]),
    )  # fmt: skip


def entry_values(entry: TimelineEntry) -> Values:
    """The columns of `timeline`, without id."""
    return {
        "customer_id": entry.customer_id, "kind": entry.kind.value, "at": instant_text(entry.at),
        "text": entry.text, "pinned": int(entry.pinned), "due_on": day_text(entry.due_on),
        "done_on": day_text(entry.done_on),
    }  # fmt: skip


def entry_of(row: Row) -> TimelineEntry:
    """A timeline entry from its row."""
    return TimelineEntry(
        id=NoteId(row["id"]), customer_id=CustomerId(row["customer_id"]), kind=EntryKind(row["kind"]),
        at=instant_from(row["at"]), text=row["text"], pinned=bool(row["pinned"]),
        due_on=_day(row["due_on"]), done_on=_day(row["done_on"]),
    )  # fmt: skip
