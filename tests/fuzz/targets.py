"""The parts of the program that read what strangers wrote, each as a function of bytes.

The first byte of an input settles what an owner could settle; the rest is the file, the cell or the block. Some
values of it repeat the rest, because what is slow shows in large inputs only.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from datetime import UTC
from functools import cache
from pathlib import Path

from craftdesk.domain import phone
from craftdesk.domain.phone_query import query_digits
from craftdesk.importing.free_lines import lines_of as free_lines
from craftdesk.importing.free_lines import read_lines
from craftdesk.importing.opening import open_tables
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.source import BytesSource
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.value_dates import DateEvidence, DateStyle, Moment, Order, parse_day, parse_moment
from craftdesk.importing.value_money import NumberEvidence, Sign, is_exact, parse_amount, parse_quantity
from craftdesk.importing.values import ValueProblem
from craftdesk.services.desk import Desk
from craftdesk.services.pasted import is_rows, split_pasted
from craftdesk.services.postal import lines_of
from craftdesk.services.postal_blocks import split_block
from tests.fuzz import gate, left_behind
from tests.fuzz.contract import Target, said
from tests.support.importing import open_desk
from tests.support.importing import plan as plan_of
from tests.support.workbooks import unzipped, xlsx, zipped

_COUNTRIES = ("US", "DE", "GB", "FR", "JP", "BE", "AT", "BR")
_ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
_SIGNS: tuple[Sign, ...] = (".", ",")
_LARGEST = 60_000
_MOST_CELLS = 20
_OPEN = ExitStack()


@cache
def _desk() -> Desk:
    """One empty shop for all inputs: plans write nothing."""
    folder = _OPEN.enter_context(tempfile.TemporaryDirectory())
    return _OPEN.enter_context(open_desk(Path(folder)))


def give_back() -> None:
    """Closes the shop and takes its folder away; the next plan opens another one."""
    _desk.cache_clear()
    _OPEN.close()
    gate.give_back()
    left_behind.give_back()


def _parted(data: bytes) -> tuple[int, bytes]:
    """(what the owner settles, the rest), where the rest may be repeated."""
    option, rest = (data[0], data[1:]) if data else (0, b"")
    times = {5: 40, 6: 1_000}.get(option % 64, 1)
    return option, rest[:_LARGEST] if times == 1 else (rest * times)[:_LARGEST]


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _walk(table: Table) -> None:
    """Every record of a table is in exactly one chunk, used or rejected with a reason."""
    records = [record.row for record in table.records()]
    rows = []
    for chunk in table.chunks(7):
        assert len(chunk.columns) == table.width
        assert all(len(column) == len(chunk.rows) for column in chunk.columns)
        rows += chunk.rows
        for one in chunk.rejected:
            assert one.fault is not None
            said(one.fault.code, one.fault.params)
            rows.append(one.row)
        for note in chunk.notes:
            said(note.code, {"column": "", **note.params})
    assert sorted(rows) == records
    assert len(set(rows)) == len(rows)


def _plan(content: bytes, name: str) -> ImportPlan:
    """The plan of a file, whose rows add up and whose messages all have words."""
    found = plan_of(_desk(), BytesSource(content, name))
    rows, tidings = found.counts.rows, found.tidings
    assert rows.read == rows.new + rows.changed + rows.same + rows.merged + rows.rejected
    assert rows.read == sum(1 for _ in found.reading.table.records())
    assert rows.rejected == sum(len(tidings.rejected_rows.get(one.row, (one.row,))) for one in found.rejected)
    for message in (*found.rejected, *found.warnings):
        said(message.code, message.params)
    for question in found.questions:
        said(question.code, {"column": question.heading, "default": question.default})
    return found


def table(data: bytes) -> None:
    """Any bytes as a list, with choices of the owner."""
    option, content = _parted(data)
    choices = Choices(
        encoding=(None, None, "utf-8", "utf-16", "cp1252", "shift_jis")[option // 7 % 6],
        header_row=(None, None, 0, 1)[option // 42 % 4],
    )
    for one in open_tables(BytesSource(content, "list.csv"), choices):
        _walk(one)


def csv(data: bytes) -> None:
    """Any bytes as a list, up to the plan; half of them below headings that are understood."""
    option, content = _parted(data)
    heads = (
        b"", b"First name,Last name,Email,Phone,Street,City,Postcode,Birthday\n",
        b"", b"Order number,Email,Order date,Item name,Qty,Price,Total,Financial Status\n",
        b"Name;Company;Address;Credit limit\n", b"Name,SKU,Price\n",
    )  # fmt: skip
    _plan(heads[option // 7 % 6] + content, "list.csv")


def cards(data: bytes) -> None:
    """Any bytes as contact cards, read."""
    option, content = _parted(data)
    begin = (b"BEGIN:VCARD\r\n", b"BEGIN:VCARD\nFN:Ida\nN:Berg;Ida\n", b"BEGIN:VCARD\nVERSION:2.1\n")[option // 7 % 3]
    for one in open_tables(BytesSource(begin + content, "people.vcf")):
        _walk(one)


def vcard(data: bytes) -> None:
    """Any bytes as contact cards, up to the plan."""
    _, content = _parted(data)
    _plan(b"BEGIN:VCARD\r\n" + content, "people.vcf")


@cache
def _entries() -> dict[str, bytes]:
    return unzipped(xlsx({"A": [["First name", "Last name", "Email"], ["Ida", 5, "ida@example.com"]], "B": [["x"]]}))


ENTRIES = (
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml",
    "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "content.xml",
)  # fmt: skip


def workbook(data: bytes) -> None:
    """Any bytes as a workbook or, packed, as one of the entries of a workbook that is else in order."""
    option, content = (data[0], data[1:]) if data else (0, b"")
    if option % 9 < 7:
        name = ENTRIES[option % 9]
        ods = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
        content = zipped({**(ods if name == "content.xml" else _entries()), name: content[:_LARGEST]})
    for one in open_tables(BytesSource(content, "people.xlsx")):
        _walk(one)


def json(data: bytes) -> None:
    """Any bytes as the JSON that CraftDesk writes, read."""
    _, content = _parted(data)
    for one in open_tables(BytesSource(content, "shop.json")):
        _walk(one)


def own(data: bytes) -> None:
    """Any bytes as the JSON that CraftDesk writes, up to the plan."""
    _, content = _parted(data)
    _plan(content, "shop.json")


def money(data: bytes) -> None:
    """Any text as a column of amounts."""
    option, rest = _parted(data)
    cells = _text(rest).split("\n")[:_MOST_CELLS]
    evidence = NumberEvidence()
    evidence.look(cells)
    style = evidence.style(prefer=(None, *_SIGNS)[option % 3], thousandths=option % 2 == 1)
    for cell in cells:
        amount, quantity = parse_amount(cell, style), parse_quantity(cell, style)
        for found in (amount, quantity):
            if isinstance(found, ValueProblem):
                said(found.code, {"column": "", **found.params})
        if amount is not None and not isinstance(amount, ValueProblem):
            assert amount.value.is_finite()
            is_exact(amount.value, "EUR")


def date(data: bytes) -> None:
    """Any text as a column of days or moments."""
    option, rest = _parted(data)
    cells = _text(rest).split("\n")[:_MOST_CELLS]
    evidence = DateEvidence()
    evidence.look(cells)
    styles = (evidence.style(this_year=2026), DateStyle(order=_ORDERS[option % 3], serial=option % 2 == 1))
    for cell in cells:
        for style in styles:
            day, moment = parse_day(cell, style), parse_moment(cell, style)
            for found in (day, moment):
                if isinstance(found, ValueProblem):
                    said(found.code, {"column": "", **found.params})
            if isinstance(moment, Moment):
                assert moment.instant(UTC).tzinfo is not None
                assert not isinstance(day, ValueProblem)


def number(data: bytes) -> None:
    """Any text as a phone number of the form and of the search box."""
    option, rest = _parted(data)
    text, country = _text(rest[:400]), (*_COUNTRIES, "")[option % 9]
    digits = phone.international_digits(text, country)
    assert not digits or digits.isdecimal()
    shared = phone.comparable(text)
    assert len(shared) <= 10
    assert all(part.isdecimal() for part in (*phone.index_digits(text, country), *query_digits(digits)) if part)


def block(data: bytes) -> None:
    """Any text as an address on paper or the end of an e-mail."""
    option, rest = _parted(data)
    text, home = _text(rest), _COUNTRIES[option % 8]
    place = split_block(text, home)
    lines_of(place, home)
    is_rows(text)
    found = split_pasted(text, home)
    lines_of(found.place, home)
    read_lines(free_lines(text))


TARGETS: dict[str, Target] = {
    "csv": csv, "table": table, "cards": cards, "vcard": vcard, "workbook": workbook, "json": json, "own": own,
    "money": money, "date": date, "phone": number, "block": block,
    "gate": gate.gate, **left_behind.LEFT_BEHIND,
}  # fmt: skip
"""The name of each on the command line."""
