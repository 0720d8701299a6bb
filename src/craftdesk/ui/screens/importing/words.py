"""The words of the import page: what a file is, what would happen, what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from craftdesk.controllers.import_rows import entries
from craftdesk.importing.outcome import RowKind, Tally
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.report import ImportReport
from craftdesk.texts import sentence
from craftdesk.texts.systems import SYSTEMS
from craftdesk.ui.format import Formatter

Outcome = ImportPlan | ImportReport
translate = QCoreApplication.translate
"""With the page's own context, `Import`, before each text: so the tool that collects them finds it."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that is counted, in its two forms."""

    one: str
    many: str

    def counted(self, n: int, form: Formatter) -> str:
        """Return the count with its thing: `1 customer`, `12 customers`."""
        return (self.one if n == 1 else self.many).format(n=form.count(n))


def customers(n: int, form: Formatter) -> str:
    """Return `12 customers`."""
    return Noun(translate("Import", "1 customer"), translate("Import", "{n} customers")).counted(n, form)


def orders(n: int, form: Formatter) -> str:
    """Return `12 orders`."""
    return Noun(translate("Import", "1 order"), translate("Import", "{n} orders")).counted(n, form)


def products(n: int, form: Formatter) -> str:
    """Return `12 products`."""
    return Noun(translate("Import", "1 product"), translate("Import", "{n} products")).counted(n, form)


def rows(n: int, form: Formatter) -> str:
    """Return `12 rows`."""
    return Noun(translate("Import", "1 row"), translate("Import", "{n} rows")).counted(n, form)


def is_orders(outcome: Outcome) -> bool:
    """Whether the file holds orders."""
    return str(outcome.kind) == "orders"


def is_products(outcome: Outcome) -> bool:
    """Whether the file is a list of products; orders bring products along, too, but aren't about them."""
    return str(outcome.kind) == "products"


def _maker(system: str | None) -> str:
    """The name of the system a file comes from; empty when it is nobody's in particular."""
    return SYSTEMS.get((system or "").partition("-")[0], "")


def what_it_is(outcome: Outcome) -> str:
    """Say in a few words what a file is."""
    name = _maker(outcome.system)
    if is_orders(outcome):
        return (
            translate("Import", "Orders exported from {system}").format(system=name)
            if name
            else translate("Import", "A list of orders")
        )
    if is_products(outcome):
        return (
            translate("Import", "Products exported from {system}").format(system=name)
            if name
            else translate("Import", "A list of products")
        )
    if (outcome.system or "").startswith("german"):
        return translate("Import", "A customer list of a German office program")
    return (
        translate("Import", "Customers exported from {system}").format(system=name)
        if name
        else translate("Import", "A list of customers")
    )


def headline(plan: ImportPlan, form: Formatter) -> str:
    """Say in one sentence what a file is and what would happen."""
    counts = plan.counts
    if plan.needs_mapping:
        return translate("Import", "{what}: {rows}. CraftDesk can’t tell what its columns mean.").format(
            what=translate("Import", "A table"), rows=rows(counts.rows.read, form)
        )
    news = _listed(_news(plan, form))
    changed = _listed(_changed(plan, form))
    read = rows(counts.rows.read, form)
    what = what_it_is(plan)
    if news and changed:
        return translate("Import", "{what}: {rows}, {new}, {changed}.").format(
            what=what, rows=read, new=news, changed=changed
        )
    if news or changed:
        return translate("Import", "{what}: {rows}, {outcome}.").format(what=what, rows=read, outcome=news or changed)
    if counts.rows.read == 0:
        return translate("Import", "{what}, but there is nothing under its headings.").format(what=what)
    if counts.rows.rejected == counts.rows.read:
        return translate("Import", "{what}: {rows}, and none of them can be brought in.").format(what=what, rows=read)
    return translate("Import", "{what}: {rows}, and your customer book has it all already.").format(
        what=what, rows=read
    )


def mapping_words(plan: ImportPlan) -> str:
    """Say why the columns have to be mapped before anything can come in."""
    headings = ", ".join(f"“{column.heading}”" for column in plan.columns[:6] if column.heading)
    return sentence(plan.mapping_reason, {"file": plan.file, "headings": headings})


def tally(plan: ImportPlan, form: Formatter) -> str:
    """Say what would happen, for the foot of the page: `214 new · 31 updated · 3 rejected`."""
    new, changed = entries(plan, RowKind.NEW), entries(plan, RowKind.CHANGED)
    if is_orders(plan):
        parts = [_new_orders().counted(new, form), _orders_to_update().counted(changed, form)]
    else:
        parts = [
            translate("Import", "{n} new").format(n=form.count(new)),
            translate("Import", "{n} updated").format(n=form.count(changed)),
        ]
    refused = plan.counts.rows.rejected - plan.skipped_rows
    if refused:
        said = translate("Import", "{rows} rejected").format(rows=rows(refused, form))
        plain = translate("Import", "{n} rejected").format(n=form.count(refused))
        parts.append(said if is_orders(plan) else plain)
    if plan.skipped:
        left = orders(len(plan.skipped), form) if is_orders(plan) else form.count(len(plan.skipped))
        parts.append(translate("Import", "{n} left out").format(n=left))
    return " · ".join(parts)


def verb(plan: ImportPlan, form: Formatter) -> str:
    """Return the words of the button; empty when there is nothing to import."""
    counts = plan.counts
    placed = counts.orders.new + counts.orders.changed
    people = counts.customers.new + counts.customers.changed
    if is_products(plan):
        wares = counts.products.new + counts.products.changed
        return translate("Import", "Import {what}").format(what=products(wares, form)) if wares else ""
    if placed:
        return translate("Import", "Import {what}").format(what=orders(placed, form))
    return translate("Import", "Import {what}").format(what=customers(people, form)) if people else ""


def came_in(report: ImportReport, form: Formatter) -> str:
    """Say what happened: the title of the report."""
    counts = report.counts
    tallies: tuple[tuple[Tally, Callable[[int, Formatter], str]], ...]
    tallies = ((counts.orders, orders), (counts.customers, customers))
    if is_products(report):
        tallies = ((counts.products, products),)
    new = [words(tally.new, form) for tally, words in tallies if tally.new]
    changed = [words(tally.changed, form) for tally, words in tallies if tally.changed]
    if new:
        return translate("Import", "{what} added").format(what=_listed(new))
    if changed:
        return translate("Import", "{what} updated").format(what=_listed(changed))
    return translate("Import", "Nothing had to be changed")


def _new_orders() -> Noun:
    return Noun(translate("Import", "1 new order"), translate("Import", "{n} new orders"))


def _orders_to_update() -> Noun:
    return Noun(translate("Import", "1 order to update"), translate("Import", "{n} orders to update"))


def _news(plan: ImportPlan, form: Formatter) -> list[str]:
    counts = plan.counts
    found = []
    if is_products(plan) and counts.products.new:
        noun = Noun(translate("Import", "1 new product"), translate("Import", "{n} new products"))
        found.append(noun.counted(counts.products.new, form))
    if counts.orders.new:
        found.append(_new_orders().counted(counts.orders.new, form))
    if counts.customers.new:
        found.append(
            Noun(translate("Import", "1 new customer"), translate("Import", "{n} new customers")).counted(
                counts.customers.new, form
            )
        )
    return found


def _changed(plan: ImportPlan, form: Formatter) -> list[str]:
    counts = plan.counts
    found = []
    if is_products(plan) and counts.products.changed:
        noun = Noun(translate("Import", "1 product to update"), translate("Import", "{n} products to update"))
        found.append(noun.counted(counts.products.changed, form))
    if counts.orders.changed:
        found.append(_orders_to_update().counted(counts.orders.changed, form))
    if counts.customers.changed:
        noun = Noun(translate("Import", "1 customer to update"), translate("Import", "{n} customers to update"))
        found.append(noun.counted(counts.customers.changed, form))
    return found


def _listed(parts: list[str]) -> str:
    return (
        translate("Import", "{first} and {second}").format(first=parts[0], second=parts[1])
        if len(parts) == 2
        else "".join(parts)
    )
