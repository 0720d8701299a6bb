"""Commands about customers who are there more than once: duplicates, merge.

`duplicates --json`: `{"count": 2, "customers": 248, "groups": [{"score": 99, "reasons": ["email", "name"],
"customers": [the shape of find], "pairs": [{"numbers": ["C-00001", "C-00007"], "score": 99, "reasons": […]}]}]}`.
`merge --json`: `{"operation": 17, "kept": {the shape of find}, "merged": ["C-00007"], "orders": 2, "notes": 1,
"addresses": 1}`: how much moved along.
"""

from __future__ import annotations

import argparse
from typing import Any

from craftdesk.commands.backing_up import caught_up
from craftdesk.commands.shapes import row_shape
from craftdesk.commands.talk import DONE, NO, Talk, count_words, opened, printable, short, table
from craftdesk.domain.duplicates import DuplicateGroup
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import display_name
from craftdesk.domain.query import CustomerRow
from craftdesk.errors import OwnerProblem
from craftdesk.services.backups import Risk
from craftdesk.services.desk import Desk
from craftdesk.services.second_place import SecondPlace
from craftdesk.texts import sentence

_Rows = dict[CustomerId, CustomerRow]


def duplicates(asked: argparse.Namespace, talk: Talk) -> int:
    """Customers who may be one and the same."""
    with opened(asked.shop) as desk:
        report = talk.run(desk.duplicates.find())
        groups = report.groups[: asked.limit]
        wanted = [one for group in groups for one in group.customers]
        people: _Rows = {row.id: row for row in desk.duplicates.people(wanted)}
        currency = desk.settings.get().currency
    value = {
        "count": len(report.groups),
        "customers": report.customers,
        "groups": [_shape(group, people, currency) for group in groups],
    }
    lines = [line for group in groups for line in _lines(group, people)]
    looked = count_words(report.customers, "customer", "customers")
    shown = count_words(len(report.groups), "group", "groups") if report.groups else "nobody"
    talk.answer(value, [*lines, f"{looked} looked at: {shown} who may be the same."])
    return DONE if report.groups else NO


def _shape(group: DuplicateGroup, people: _Rows, currency: str) -> dict[str, Any]:
    return {
        "score": group.score,
        "reasons": [reason.value for reason in group.reasons],
        "customers": [row_shape(people[one], currency) for one in group.customers],
        "pairs": [
            {
                "numbers": [people[pair.one].number, people[pair.other].number],
                "score": pair.score,
                "reasons": [reason.value for reason in pair.reasons],
            }
            for pair in group.pairs
        ],
    }


def _lines(group: DuplicateGroup, people: _Rows) -> list[str]:
    reasons = ", ".join(sentence(f"duplicate.{reason.value}").lower() for reason in group.reasons)
    rows = [people[one] for one in group.customers]
    cells = [[row.number, row.name, row.city, row.phone, row.email, str(row.orders)] for row in rows]
    return [
        f"{group.score} %: {reasons}",
        *table(["Number", "Name", "Town", "Phone", "E-mail", "Orders"], cells, right=(5,)),
        "",
    ]


def merge(asked: argparse.Namespace, talk: Talk) -> int:
    """Makes one customer of several."""
    with opened(asked.shop, to_write=True) as desk:
        keep, *others = (_by_number(desk, number) for number in (asked.keep, *asked.others))
        done = talk.run(desk.backups.guarded(Risk.MERGE, desk.merging.merge, keep, others))
        (row,) = desk.duplicates.people([done.customer.id])
        currency = desk.settings.get().currency
        caught_up(SecondPlace(desk.shop.path), talk)
    value = {
        "operation": done.changes.operation,
        "kept": row_shape(row, currency),
        "merged": list(done.absorbed),
        "orders": done.orders,
        "notes": done.notes,
        "addresses": done.addresses,
    }
    moved = (
        f"{count_words(done.orders, 'order', 'orders')}, {count_words(done.notes, 'note', 'notes')} and"
        f" {count_words(done.addresses, 'address', 'addresses')} moved along"
    )
    name = f"{display_name(done.customer)} ({done.customer.number})"
    talk.answer(value, [printable(f"{', '.join(done.absorbed)} merged into {name}: {moved}.")])
    return DONE


def _by_number(desk: Desk, number: str) -> CustomerId:
    customer = desk.customers.by_number(number)
    if customer is None:
        raise OwnerProblem("merge.no_such_number", number=short(number))
    return customer.id
