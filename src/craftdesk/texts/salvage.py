"""What came of rescuing a damaged shop, loss by loss; and what is said while it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from craftdesk.texts.choices import CHOICES
from craftdesk.texts.errors import ERRORS
from craftdesk.texts.template import Counted, Template, filled

if TYPE_CHECKING:
    from craftdesk.domain.salvage import KindCount, Loss, SalvageReport

SALVAGE: dict[str, Template] = {
    "salvage.looking": "Reading what is left, page by page…",
    "salvage.writing": "Bringing over what can be read…",
    "salvage.comparing": "Looking for what is missing…",
    "salvage.nothing": "Nothing of a shop can be found in {file}. It was left as it is; a backup may help.",
    "salvage.into_itself": "The rescued shop needs a name of its own; {file} is left as it is.",
    "import.rescued": "This file holds parts that CraftDesk didn’t make. Only its data was read, page by page; nothing"
    " in it was run. Please look through what comes in.",
    "salvage.mended": "{whose}: {fields} could not be read and was put right as well as possible ({what}).",
    "salvage.number_twice": "{whose}: the number {former} stood twice; this one has another now.",
    "salvage.left_out": "{whose}: {a_what} could not be read ({fields}) and was left out.",
    "salvage.paper_left_out": "Paper {number} is damaged and was left out; its number is not given again.",
    "salvage.paper_without_file": "The pages of paper {number} are gone, so it was left out; its number is not given"
    " again.",
    "salvage.parts_missing": Counted("{whose}: {what} missing.", "{whose}: {what} missing."),
    "salvage.row_missing": "{whose} is missing.",
    "salvage.stand_in.customers": "{whose} was lost but for what the list knew: name, phone, e-mail. Please fill in"
    " the rest.",
    "salvage.stand_in.orders": "{whose} was lost but for its number, customer, day, status and sums.",
    "salvage.stand_in.products": "{whose} was lost but for its name, SKU and unit. Please fill in its price.",
    "salvage.stand_in": "{whose} was lost; what belonged to it is kept together under this number.",
    "salvage.link_cut": "{whose}: what it referred to ({to}) is gone, so the reference was taken out ({what}).",
    "salvage.belongs_to_nobody": "{a_what} belonged to something that is gone ({to}) and was left out.",
    "salvage.goods": "{whose}: the lines no longer add up to its goods; the difference stands in its adjustment, its"
    " total is what it was.",
    "salvage.paid": "{whose}: the payments did not add up to what was paid; the difference stands as a payment of its"
    " own.",
    "salvage.total": "{whose}: the parts did not add up to its total; the difference stands in its adjustment.",
    "salvage.twice": "{a_what} stood twice; it is there once.",
    "salvage.unknown_rows": Counted(
        "1 row on {pages} damaged pages belongs to no kind that can be told, and was left out.",
        "{count} rows on {pages} damaged pages belong to no kind that can be told, and were left out.",
    ),
    "salvage.spoilt_pages": Counted(
        "1 damaged page held {kind}.", "{pages} damaged pages held {kind}.", by="pages"
    ),
    "salvage.table_gone": "The place of all {kind} was lost; what was found without it was brought over.",
    "salvage.table_broken": "Some of the way to the {kind} was lost; what was found without it was brought over.",
    "salvage.settings_gone": "The settings of the shop are gone: please look them through.",
    "salvage.setting": "The setting “{key}” could not be read and is as in a new shop.",
    "salvage.doubtful_customer": "{whose}: the list of the damaged file says something else ({fields}). Please look.",
    "salvage.doubtful_words": "{whose}: the damaged file was searched by other words. Please look whether a text has"
    " changed.",
    "salvage.doubtful_order": "{whose}: the list of orders of the damaged file says something else ({fields}). Please"
    " look.",
}  # fmt: skip
_MOST_NUMBERS = 200
_HEADS = {
    "customers": "Customer", "orders": "Order", "products": "Product", "papers": "Paper", "vouchers": "Voucher",
    "groups": "Group", "standing_orders": "Standing order", "custom_fields": "Field",
}  # fmt: skip
_KINDS: dict[str, tuple[str, str]] = {
    "settings": ("setting", "settings"), "counters": ("running number", "running numbers"),
    "customers": ("customer", "customers"), "customer_phones": ("phone number", "phone numbers"),
    "customer_emails": ("e-mail address", "e-mail addresses"), "customer_websites": ("website", "websites"),
    "customer_tags": ("tag", "tags"), "external_numbers": ("number elsewhere", "numbers elsewhere"),
    "consents": ("consent", "consents"), "addresses": ("address", "addresses"), "groups": ("group", "groups"),
    "group_members": ("membership of a group", "memberships of groups"), "products": ("product", "products"),
    "product_prices": ("price by level", "prices by level"), "agreed_prices": ("agreed price", "agreed prices"),
    "standing_orders": ("standing order", "standing orders"),
    "standing_lines": ("line of a standing order", "lines of standing orders"), "wants": ("wish", "wishes"),
    "orders": ("order", "orders"), "order_lines": ("line", "lines"),
    "order_addresses": ("address of an order", "addresses of orders"),
    "order_steps": ("step of an order", "steps of orders"), "payments": ("payment", "payments"),
    "vouchers": ("voucher", "vouchers"), "account_entries": ("account entry", "account entries"),
    "timeline": ("note", "notes"), "custom_fields": ("own field", "own fields"),
    "custom_values": ("value of an own field", "values of own fields"),
    "duplicate_decisions": ("decision on duplicates", "decisions on duplicates"),
    "saved_views": ("saved view", "saved views"), "import_mappings": ("remembered import", "remembered imports"),
    "papers": ("issued paper", "issued papers"), "paper_files": ("file of a paper", "files of papers"),
    "operations": ("step of the history", "steps of the history"),
    "changes": ("change in the history", "changes in the history"),
}  # fmt: skip


def kind_words(kind: str, count: int = 2) -> str:
    """What rows of a table are called."""
    one, many = _KINDS.get(kind, (kind, kind))
    return one if count == 1 else many


def loss_words(loss: Loss) -> str:
    """One loss in a sentence."""
    params = dict(loss.params)
    count = params.get("count", 1)
    what, head, number = str(params.get("what", "")), str(params.get("head", "")), params.get("number", "")
    params["kind"] = kind_words(what)
    params["what"] = f"{count:,} {kind_words(what, count)}" if loss.code.endswith("_missing") else kind_words(what, 1)
    params["a_what"] = f"{'An' if kind_words(what, 1)[:1] in 'aeiou' else 'A'} {kind_words(what, 1)}"
    if params.get("whose") is None:
        named = _HEADS.get(head)
        params["whose"] = f"{named} {number}" if named else kind_words(head, 1).capitalize()
    if named_owner := params["whose"]:
        params["a_what"] = params["a_what"] if loss.code != "salvage.left_out" else params["a_what"].lower()
        params["whose"] = named_owner
    params["fields"] = ", ".join(str(name).replace("_", " ") for name in params.get("fields", ()))
    params["to"] = kind_words(str(params.get("to", "")), 1)
    template = next((table[loss.code] for table in (SALVAGE, ERRORS, CHOICES) if loss.code in table), None)
    return loss.code if template is None else filled(template, params)


def count_line(count: KindCount) -> str:
    """One kind in a line: `1,250 order lines brought over, 3 missing`."""
    parts = [f"{count.kept:,} {kind_words(count.kind, count.kept)} brought over"]
    parts += [f"{number:,} {word}" for number, word in (
        (count.missing, "missing"), (count.left_out, "left out"), (count.mended, "put right")) if number]  # fmt: skip
    return ", ".join(parts)


def summary(report: SalvageReport) -> str:
    """The whole in a sentence or two."""
    if report.is_complete:
        return "Everything in the file was brought over."
    parts = [
        f"{number:,} {words}" for number, words in (
            (report.lost, "lost"), (report.mended, "put right"), (report.doubtful, "to be looked at")) if number
    ]  # fmt: skip
    return f"Most of it was brought over: {', '.join(parts)}." if report.customers or report.orders else parts[0] + "."


def report_lines(report: SalvageReport) -> Iterator[str]:
    """The whole report in sentences, for people; what is missing comes before what is there."""
    yield f"Rescued from {report.source.name} into {report.path.name}."
    yield summary(report)
    if report.rolled_back:
        yield "A change that was cut off was taken back first, as the program would have done."
    yield {
        "whole": "The history came along, and what was done can still be undone.",
        "shown": "The history can be looked at, but what was done before the damage can no longer be undone.",
        "none": "There is no history of what was done before.",
    }[report.history]
    if not report.sound:
        yield "The check of the new shop found something, too: run it again and compare with a backup."
    if report.losses:
        yield ""
        yield from (loss_words(loss) for loss in report.losses)
    if report.unnamed:
        yield f"And {report.unnamed:,} more of these."
    if report.backup is not None:
        yield from ("", *_backup_lines(report))
    yield ""
    yield from (count_line(count) for count in report.kinds if count.found or count.missing or count.left_out)


def _backup_lines(report: SalvageReport) -> Iterator[str]:
    other = report.backup
    if other is None:
        return
    day = other.at.date().isoformat()
    for one, many, numbers in (("customer", "customers", other.customers), ("order", "orders", other.orders)):
        if numbers:
            words = f"{one} that is" if len(numbers) == 1 else f"{many} that are"
            yield f"The backup of {day} has {len(numbers):,} {words} not here: {', '.join(numbers[:_MOST_NUMBERS])}."
    if not other.customers and not other.orders:
        yield f"The backup of {day} has no customer and no order that is not here."
    yield f"It is {other.path}."
