"""The tables of a shop file, as SQLAlchemy Core knows them; the schema of record.

Journalled tables keep what the owner enters: the triggers of `journal` remember every old row of an operation.
Derived tables (`listing`, `listing_words`, `figure_…`) are worked out from them by `listing` and `sums` and never
journalled.
Money is whole smallest units, days are ISO text, moments are UTC text (`dates.instant_text`), quantities thousandths.
Ids are never used twice (AUTOINCREMENT), else an undo could bring back the wrong row. Papers are only ever added: an
issued invoice outlives the order and the customer that it names, so it refers to them by number, not by a key.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, func, text

from craftdesk.storage.order_conditions import NOTED, OPEN, UNPAID

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _maybe_text(name: str) -> Column[str]:
    return Column(name, Text)


def _maybe_number(name: str) -> Column[int]:
    return Column(name, Integer)


def _table(name: str, *columns: Column[object] | Column[str] | Column[int] | Index) -> Table:
    return Table(
        name, metadata, Column("id", Integer, primary_key=True), *columns, sqlite_autoincrement=True, sqlite_strict=True
    )


def _customer(name: str = "customer_id", *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey("customers.id"), nullable=optional)


customers = _table(
    "customers",
    Column("version", Integer, nullable=False, server_default="1"),
    Column("number", Text, nullable=False, unique=True),
    _text("type"), _text("salutation"), _text("title"), _text("first_name"), _text("middle_name"),
    _text("last_name"), _text("suffix"), _text("nickname"), _text("company"), _text("company_line2"), _text("role"),
    _maybe_text("birthday"), _text("language"), _text("preferred_contact"), _number("do_not_contact"),
    _text("source"), _customer("referred_by", optional=True), _text("looked_after_by"), _number("rating"),
    _text("vat_id"), _text("tax_treatment"), _maybe_number("payment_term"), _maybe_number("credit_limit"),
    _text("price_level"), _number("discount"), _text("note"), _text("preferences"), _maybe_text("since"),
    _maybe_text("archived_at"), _maybe_text("deleted_at"), _text("created_at"), _text("changed_at"),
    _text("match_name"),
)  # fmt: skip
Index("customers_match_name", customers.c.match_name)
Index("customers_birthday", func.substr(customers.c.birthday, -5), sqlite_where=customers.c.birthday.is_not(None))
Index("customers_referred_by", customers.c.referred_by, sqlite_where=customers.c.referred_by.is_not(None))

customer_phones = _table(
    "customer_phones", _customer(), _number("position"), _text("text"), _text("kind"), _text("match_digits")
)
Index("customer_phones_customer", customer_phones.c.customer_id)
Index("customer_phones_match", customer_phones.c.match_digits)

customer_emails = _table(
    "customer_emails", _customer(), _number("position"), _text("text"), _text("kind"), _text("match_text")
)
Index("customer_emails_customer", customer_emails.c.customer_id)
Index("customer_emails_match", customer_emails.c.match_text)

customer_websites = _table("customer_websites", _customer(), _number("position"), _text("text"))
Index("customer_websites_customer", customer_websites.c.customer_id)

customer_tags = _table("customer_tags", _customer(), _number("position"), _text("name"))
Index("customer_tags_customer", customer_tags.c.customer_id)
Index("customer_tags_name", customer_tags.c.name)

external_numbers = _table("external_numbers", _customer(), _number("position"), _text("system"), _text("number"))
Index("external_numbers_customer", external_numbers.c.customer_id)
Index("external_numbers_match", external_numbers.c.number, external_numbers.c.system)

consents = _table(
    "consents", _customer(), _number("position"), _text("purpose"), _number("given"), _maybe_text("on_day"),
    _text("how"),
)  # fmt: skip
Index("consents_customer", consents.c.customer_id)

addresses = _table(
    "addresses", _customer(), _text("use"), _text("label"), _text("name"), _text("company"), _text("street"),
    _text("street2"), _text("postcode"), _text("city"), _text("region"), _text("country"), _text("delivery_note"),
    _number("default_shipping"), _number("default_billing"), _maybe_text("checked_on"),
)  # fmt: skip
Index("addresses_customer", addresses.c.customer_id)

groups = _table(
    "groups", _text("name"), _text("price_level"), _number("discount"), _maybe_number("payment_term"), _text("note")
)
group_members = _table(
    "group_members", Column("group_id", Integer, ForeignKey("groups.id"), nullable=False), _customer()
)
Index("group_members_pair", group_members.c.group_id, group_members.c.customer_id, unique=True)
Index("group_members_customer", group_members.c.customer_id)

products = _table(
    "products",
    Column("version", Integer, nullable=False, server_default="1"),
    _text("name"), _text("sku"), _text("unit"), _maybe_number("price"), _text("currency"),
    _number("tax_rate"), Column("active", Integer, nullable=False, server_default="1"), _text("match_name"),
)  # fmt: skip
Index("products_sku", products.c.sku)
Index("products_match_name", products.c.match_name)


def _product(*, optional: bool = False) -> Column[int]:
    return Column("product_id", Integer, ForeignKey("products.id"), nullable=optional)


product_prices = _table("product_prices", _product(), _number("position"), _text("level"), _number("price"))
Index("product_prices_product", product_prices.c.product_id)

agreed_prices = _table(
    "agreed_prices", _customer(), _product(), _number("price"), _text("currency"), _maybe_text("valid_from"),
    _maybe_text("valid_until"), _text("note"),
)  # fmt: skip
Index("agreed_prices_customer", agreed_prices.c.customer_id, agreed_prices.c.product_id)
Index("agreed_prices_product", agreed_prices.c.product_id)

standing_orders = _table(
    "standing_orders", _customer(), _text("title"), _text("rhythm"), _number("every"), _text("next_on"),
    _maybe_text("until"), _number("lead_days"), _text("delivery"), _text("shop_note"), _number("paused"),
)  # fmt: skip
Index("standing_orders_customer", standing_orders.c.customer_id)
Index("standing_orders_next", standing_orders.c.next_on)
standing_lines = _table(
    "standing_lines", Column("standing_id", Integer, ForeignKey("standing_orders.id"), nullable=False),
    _number("position"), _product(optional=True), _text("name"), _text("sku"), _number("quantity"), _text("unit"),
    _maybe_number("unit_price"), _number("tax_rate"),
)  # fmt: skip
Index("standing_lines_standing", standing_lines.c.standing_id)
Index("standing_lines_product", standing_lines.c.product_id)

wants = _table(
    "wants", _customer(), _product(optional=True), _text("text"), _text("asked_on"), _maybe_text("done_on"),
    _text("note"),
)  # fmt: skip
Index("wants_customer", wants.c.customer_id)
Index("wants_product", wants.c.product_id)

orders = _table(
    "orders",
    Column("version", Integer, nullable=False, server_default="1"),
    Column("number", Text, nullable=False),
    _customer(optional=True),
    _text("customer_name"), _text("ordered_on"), _text("ordered_at"), _maybe_text("due_on"), _text("status"),
    _text("source"), _text("system"), _text("external_id"), _text("currency"), _number("goods"), _number("discount"),
    _number("shipping"), _number("tax"), _number("tax_included"), _number("adjustment"), _number("total"),
    _number("paid"), _number("refunded"), _text("discount_code"), _text("shipping_method"), _text("customer_note"),
    _text("shop_note"), _maybe_text("cancelled_on"), _text("created_at"), _text("changed_at"),
    _text("delivery"), _number("discount_rate"), _number("shipping_tax_rate"), _number("shipping_tax"),
    Column("standing_id", Integer, ForeignKey("standing_orders.id")),
)  # fmt: skip
Index("orders_customer", orders.c.customer_id, orders.c.ordered_on)
Index("orders_number", orders.c.number)
Index("orders_external", orders.c.external_id, orders.c.system)
# Everything that the list of all orders sorts by and asks for, newest first: read straight through, it answers any
# question about all orders without touching their wide rows.
Index(
    "orders_list", orders.c.ordered_on.desc(), orders.c.id.desc(), orders.c.due_on, orders.c.status, orders.c.total,
    orders.c.paid, orders.c.refunded, orders.c.currency, orders.c.source, orders.c.customer_id,
)  # fmt: skip
Index("orders_open", orders.c.due_on, orders.c.delivery, sqlite_where=text(OPEN))
Index("orders_unpaid", orders.c.ordered_on, orders.c.currency, orders.c.total, orders.c.paid, sqlite_where=text(UNPAID))
# What was noted beside a few orders, so that a search need not fetch each of them.
Index("orders_noted", orders.c.customer_note, orders.c.shop_note, sqlite_where=text(NOTED))
Index("orders_standing", orders.c.standing_id, sqlite_where=orders.c.standing_id.is_not(None))


def _order() -> Column[int]:
    return Column("order_id", Integer, ForeignKey("orders.id"), nullable=False)


order_lines = _table(
    "order_lines", _order(), _number("position"), _product(optional=True),
    _text("name"), _text("sku"), _number("quantity"), _text("unit"), _number("unit_price"), _number("discount"),
    _number("tax_rate"), _number("total"), _number("discount_rate"), _number("tax"), _text("price_origin"),
)  # fmt: skip
Index("order_lines_order", order_lines.c.order_id)
# Which different things were ever ordered, and by which orders, without reading the lines.
Index(
    "order_lines_product", order_lines.c.product_id, order_lines.c.name, order_lines.c.sku, order_lines.c.order_id
)  # fmt: skip

order_addresses = _table(
    "order_addresses", _order(), _text("use"), _text("name"), _text("company"), _text("street"), _text("street2"),
    _text("postcode"), _text("city"), _text("region"), _text("country"),
)  # fmt: skip
Index("order_addresses_order", order_addresses.c.order_id)

order_steps = _table(
    "order_steps", _order(), _number("position"), _text("at"), _text("kind"), _text("value"), _text("note")
)
Index("order_steps_order", order_steps.c.order_id)

vouchers = _table(
    "vouchers", Column("code", Text, nullable=False, unique=True), _customer(optional=True), _number("amount"),
    _text("currency"), _text("issued_on"), _maybe_text("expires_on"), _maybe_text("cancelled_on"), _text("note"),
)  # fmt: skip
Index("vouchers_customer", vouchers.c.customer_id)

payments = _table(
    "payments", _order(), _number("position"), _number("amount"), _maybe_text("paid_on"), _text("method"),
    _text("note"), Column("voucher_id", Integer, ForeignKey("vouchers.id")),
)  # fmt: skip
Index("payments_order", payments.c.order_id)
Index("payments_voucher", payments.c.voucher_id, sqlite_where=payments.c.voucher_id.is_not(None))

account_entries = _table(
    "account_entries", _customer(), _number("amount"), _text("currency"), _text("on_day"), _text("method"),
    _text("note"), Column("order_id", Integer, ForeignKey("orders.id")),
)  # fmt: skip
Index("account_entries_customer", account_entries.c.customer_id)
Index("account_entries_order", account_entries.c.order_id, sqlite_where=account_entries.c.order_id.is_not(None))

timeline = _table(
    "timeline", _customer(), _text("kind"), _text("at"), _text("text"), _number("pinned"), _maybe_text("due_on"),
    _maybe_text("done_on"),
)  # fmt: skip
Index("timeline_customer", timeline.c.customer_id)
Index("timeline_open_tasks", timeline.c.due_on, sqlite_where=(timeline.c.kind == "task") & timeline.c.done_on.is_(None))

custom_fields = _table(
    "custom_fields", Column("key", Text, nullable=False, unique=True), _text("title"), _text("kind"),
    _text("choices"), _number("position"), Column("active", Integer, nullable=False, server_default="1"),
)  # fmt: skip
custom_values = _table(
    "custom_values", _customer(), _number("position"),
    Column("field_id", Integer, ForeignKey("custom_fields.id"), nullable=False), _text("value"),
)  # fmt: skip
Index("custom_values_customer", custom_values.c.customer_id)
Index("custom_values_field", custom_values.c.field_id, custom_values.c.value)

duplicate_decisions = _table(
    "duplicate_decisions", _customer("one_id"), _customer("other_id"), _text("verdict"), _text("decided_on")
)
Index("duplicate_decisions_pair", duplicate_decisions.c.one_id, duplicate_decisions.c.other_id, unique=True)
Index("duplicate_decisions_other", duplicate_decisions.c.other_id)

saved_views = _table(
    "saved_views", _text("screen"), _number("position"), _text("name"), _text("query"), _text("columns")
)

JOURNALLED: tuple[Table, ...] = tuple(metadata.sorted_tables)
"""Every table so far: what the owner enters. What follows is not journalled."""

settings = Table(
    "settings", metadata, Column("key", Text, primary_key=True), _text("value"), sqlite_strict=True
)  # fmt: skip
counters = Table(
    "counters", metadata, Column("name", Text, primary_key=True), _number("next"), sqlite_strict=True
)  # fmt: skip

import_mappings = Table(
    "import_mappings", metadata, Column("heads", Text, primary_key=True), _text("mapping"), _text("used_at"),
    sqlite_strict=True,
)  # fmt: skip

papers = _table(
    "papers", _text("kind"), _text("number"), _maybe_number("order_id"), _maybe_number("customer_id"),
    _text("issued_on"), _text("currency"), _number("total"), _maybe_number("cancels"), _text("content"),
    _text("created_at"),
)  # fmt: skip
Index("papers_number", papers.c.kind, papers.c.number, unique=True)
Index("papers_order", papers.c.order_id)
Index("papers_customer", papers.c.customer_id)
paper_files = Table(
    "paper_files",
    metadata,
    Column("paper_id", Integer, ForeignKey("papers.id"), primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    sqlite_strict=True,
)

operations = _table(
    "operations", _text("kind"), _text("state"), _text("label"), _text("params"), _text("at"), _text("by"),
    _number("changes"),
    Column("undoes", Integer, ForeignKey("operations.id")),
    Column("reverted_by", Integer, ForeignKey("operations.id")),
)  # fmt: skip
changes = Table(
    "changes",
    metadata,
    Column("operation_id", Integer, ForeignKey("operations.id"), primary_key=True),
    Column("tbl", Text, primary_key=True),
    Column("row_id", Integer, primary_key=True),
    Column("old", Text),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
running = Table("running", metadata, Column("operation_id", Integer, ForeignKey("operations.id")), sqlite_strict=True)

listing = Table(
    "listing",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("customer_id", Integer, nullable=False, unique=True),
    _number("state"), _text("sort_key"), _text("name"), _text("number"), _text("type"), _text("company"),
    _text("phone"), _text("email"), _text("city"), _text("city_key"), _text("tags"), _number("orders"),
    _number("spent"), _text("first_order"), _text("last_order"), _text("added_on"), _number("owes"),
    _text("birthday"), _text("source"), _text("groups"), _number("has_address"),
    sqlite_strict=True,
)  # fmt: skip
Index("listing_spine", listing.c.state, listing.c.position, listing.c.customer_id)
Index("listing_order", listing.c.sort_key, listing.c.customer_id, listing.c.position)
Index("listing_number", listing.c.state, listing.c.number, listing.c.customer_id)
Index(
    "listing_city", listing.c.state, listing.c.city_key, listing.c.customer_id, listing.c.orders, listing.c.spent
)  # fmt: skip
Index("listing_orders", listing.c.state, listing.c.orders, listing.c.customer_id)
Index("listing_spent", listing.c.state, listing.c.spent, listing.c.customer_id)
Index("listing_last_order", listing.c.state, listing.c.last_order, listing.c.customer_id)
Index(
    "listing_unreachable", listing.c.state, listing.c.last_order,
    sqlite_where=(listing.c.phone == "") & (listing.c.email == ""),
)  # fmt: skip
Index("listing_owes", listing.c.state, listing.c.owes, sqlite_where=listing.c.owes != 0)
Index("listing_birthday", listing.c.state, listing.c.birthday, sqlite_where=listing.c.birthday != "")
listing_words = Table(
    "listing_words", metadata, Column("position", Integer, primary_key=True), _text("words"), sqlite_strict=True
)


def _sums(name: str, *columns: Column[str] | Column[int]) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


figure_days = _sums(
    "figure_days", _key("day"), _key("currency"), _key("source"), _key("status"),
    _number("orders"), _number("total"), _number("refunded"), _number("paid"),
)  # fmt: skip
figure_products = _sums(
    "figure_products", _key("month"), _key("currency"), _key("name"),
    _number("orders"), _number("quantity"), _number("value"),
)  # fmt: skip
figure_buyers = _sums("figure_buyers", _key("month"), _key("currency"), _number("customers"))
figure_newcomers = _sums("figure_newcomers", _key("day"), _number("customers"))
