"""Bad lists, workbooks and contact cards, each with its exact words: one table for the command line and the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.support.workbooks import container, unzipped, xlsx, zipped

SAFE = "Nothing was brought in."
HEAD = "First name,Last name,Email,Phone,Birthday\n"
ORDERS = "Order number,Order date,Email,Order total\n"
GOOD = "Ole,Berg,ole@example.com,,\n"
OLE_CARD = b"BEGIN:VCARD\nN:Berg;Ole\nEMAIL:ole@example.com\nEND:VCARD\n"
NOBODY = "There is nothing to know this customer by: a name, a company, a phone or an e-mail is enough."
UNREADABLE = "The row holds bytes that are no letters in this encoding."
EMPTY = f"FILE is empty. {SAFE} Export it once more from where it came."
PICTURE = f"FILE is a picture, not a list. {SAFE} A list is a file of rows and columns: choose the export itself."
DATABASE = f"FILE is a database, not a list. {SAFE} A shop file is opened with File, Open."
TEXT_DOCUMENT = f"FILE is a text document, not a list. {SAFE} Save the table in it as CSV."
ARCHIVE = f"FILE is a packed archive. {SAFE} Unpack it and choose the file inside."
NO_TEXT = f"FILE holds no text. {SAFE} Choose a list, a workbook or contact cards."
NO_HEADINGS = (
    f"FILE has no row of headings that CraftDesk can find. {SAFE} Say which row they are in, or what the columns mean."
)
BOMB = f"FILE would unpack into far more than any list holds. {SAFE} It may be made to do harm."
BROKEN = (
    f"FILE begins like a workbook, but can’t be read as one. {SAFE} Open it in your spreadsheet and save it as CSV."
)
PASSWORD = f"FILE is protected with a password. {SAFE} Open it in your spreadsheet and save it without one."
JPEG = b"\xff\xd8\xff\xe0" + b"JFIF" * 90
ROWS = [["First name", "Last name", "Email"], ["Ida", "Berg", "ida@example.com"]]
CARD = b"BEGIN:VCARD\nVERSION:3.0\n%s\nEND:VCARD\n"
_LAUGHS = (
    b'<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadList:
    """A file and what is said of it: the one sentence that refuses it, or what becomes of its rows.

    In `refused` FILE stands for the name of the file; `rejected` and `noted` give the words by the row's number,
    `asked` the question that is asked of a column, on the command line and with its examples on the page.
    """

    content: Callable[[], bytes]
    file: str = "bad.csv"
    refused: str = ""
    read: int = 2
    rejected: dict[int, str] = field(default_factory=dict)
    noted: dict[int, str] = field(default_factory=dict)
    asked: str = ""
    asked_on_the_page: str = ""


def _is(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def refuse(content: bytes | Callable[[], bytes], words: str, file: str = "bad.csv") -> BadList:
    """A file of which nothing comes in."""
    return BadList(content=_is(content) if isinstance(content, bytes) else content, file=file, refused=words)


def reject(content: str | bytes | Callable[[], bytes], *rows: tuple[int, str], read: int = 2) -> BadList:
    """A list of which some rows stay outside."""
    whole = content.encode() if isinstance(content, str) else content
    return BadList(content=_is(whole) if isinstance(whole, bytes) else whole, read=read, rejected=dict(rows))


def note(content: str | bytes | Callable[[], bytes], *rows: tuple[int, str], read: int = 1) -> BadList:
    """A list that comes in whole, and what is to say of its rows."""
    whole = content.encode() if isinstance(content, str) else content
    return BadList(content=_is(whole) if isinstance(whole, bytes) else whole, read=read, noted=dict(rows))


def workbook(entries: dict[str, bytes]) -> bytes:
    """A workbook that is in order but for these entries."""
    return zipped({**unzipped(xlsx({"A": ROWS})), **entries})


def nested_archive() -> bytes:
    """Archives in archives, which unpack into gigabytes."""
    inner = b"0" * 4_000_000
    for _ in range(6):
        inner = zipped({"inner.zip": inner})
    return inner


def _far_corner() -> bytes:
    return xlsx({"A": [["Name", "City"]]}, lambda book: book.worksheets()[0].write(1_048_575, 16_383, "x"))


REFUSED: dict[str, BadList] = {
    "empty": refuse(b"", EMPTY),
    "nothing, called a card": refuse(b"", EMPTY, "people.vcf"),
    "blank": refuse(b"\n \n,,,\n", EMPTY),
    "jpeg": refuse(JPEG, PICTURE),
    "a picture called a workbook": refuse(JPEG, PICTURE, "people.xlsx"),
    "a picture called a card": refuse(JPEG, PICTURE, "people.vcf"),
    "png": refuse(b"\x89PNG\r\n\x1a\n" + b"\0" * 90, PICTURE),
    "pdf": refuse(
        b"%PDF-1.7\n", f"FILE is a PDF, not a list. {SAFE} Export the list as CSV where the PDF came from."),
    "rtf": refuse(b"{\\rtf1 x}", TEXT_DOCUMENT),
    "gzip": refuse(b"\x1f\x8b\x08" + b"x" * 9, ARCHIVE),
    "torn zip": refuse(b"PK\x03\x04" + b"x" * 90, BROKEN),
    "web page": refuse(
        b"<!doctype html><p>Sign in",
        f"FILE is a web page, not a list. {SAFE} You may have to sign in before you download it."),
    "database": refuse(b"SQLite format 3\0" + b"\0" * 90, DATABASE),
    "a workbook that unpacks into gigabytes": refuse(lambda: zipped({"xl/workbook.xml": b" " * 30_000_000}), BOMB),
    "ten thousand entries": refuse(
        lambda: zipped({f"{n}": b"" for n in range(10_000)}), BOMB, "a.xlsx"),
    "entities that unfold": refuse(lambda: workbook({"xl/sharedStrings.xml": _LAUGHS}), BOMB, "a.xlsx"),
    "an archive in an archive": refuse(nested_archive, ARCHIVE, "a.xlsx"),
    "half a workbook": refuse(lambda: xlsx({"A": ROWS})[:3_000], BROKEN, "a.xlsx"),
    "a cell in the far corner of a workbook": refuse(
        _far_corner,
        f"A sheet of FILE has 1,048,576 rows and 16,384 columns, too much to read at once. {SAFE} Save the sheet as"
        " CSV."),
    "a workbook without cells": refuse(
        lambda: xlsx({"A": []}),
        f"Nothing is written in the sheets of FILE. {SAFE} Choose the workbook that holds the list."),
    "a binary workbook": refuse(
        lambda: zipped({"xl/workbook.bin": b"x"}),
        f"FILE is a workbook in Excel’s binary form. {SAFE} Save it as an Excel workbook (.xlsx)."),
    "a workbook with a password": refuse(lambda: container({"EncryptedPackage": b"x" * 5_000}), PASSWORD, "a.xlsx"),
    "a letter": refuse(lambda: zipped({"word/document.xml": b"<x/>"}), TEXT_DOCUMENT),
    "nothing but NUL": refuse(b"\0" * 5000, NO_TEXT),
    "noise": refuse(bytes((n * 7919 + n * n) % 256 for n in range(4000)), NO_TEXT),
    "five million columns": refuse(
        lambda: b",".join([b"a"] * 5_000_000),
        f"FILE has 5,000,000 columns, and 16,384 are the most a spreadsheet holds. {SAFE} It may be separated by"
        " something else."),
}  # fmt: skip
"""Nothing of it is a list."""

HEADLESS: dict[str, BadList] = {
    "one word": refuse(b"hello", NO_HEADINGS),
    "json": refuse(b'{"a": 1, "b": [1, 2, 3]}', NO_HEADINGS),
    "quote open in the headings": refuse(b'"First name,Last name\nblue,small\n', NO_HEADINGS),
    "headings without words": refuse(b",,,\nblue,small,green,x\n", NO_HEADINGS),
}
"""The command line refuses what nobody can decide there; the window asks what the columns are."""

REJECTED: dict[str, BadList] = {
    "cards nested 20,000 deep": reject(
        lambda: b"BEGIN:VCARD\n" * 20_000 + b"FN:Uma\n" + b"END:VCARD\n" * 20_000 + OLE_CARD,
        (1, "Cards are put into one another, 20,000 deep.")),
    "a card of a group, and a broken picture in the next": reject(
        b"BEGIN:VCARD\nFN:Potters\nKIND:group\nEND:VCARD\n" + OLE_CARD.replace(b"END", b"PHOTO;ENCODING=b:%%%\nEND"),
        (1, "This is a group of contacts, not a contact.")),
    "a card of nobody": reject(b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\n" + OLE_CARD, (1, NOBODY)),
    "a card without a beginning": reject(
        OLE_CARD + b"FN:Uma\nEND:VCARD\n", (2, "This card has no beginning: what stood before may be lost.")),
    "quote never closed": reject(
        HEAD + 'Uma,Uhl,uma@example.com,"555,\n' + GOOD, (2, "A quotation mark is opened and never closed.")),
    "quote inside": reject(
        HEAD + 'Uma,"U"hl,uma@example.com,,\n' + GOOD, (2, "A quotation mark stands in the middle of a cell.")),
    "NUL in a row": reject(
        HEAD.encode() + b"U\0ma,Uhl,uma@example.com,,\n" + GOOD.encode(),
        (2, "The row holds characters that no text has.")),
    "odd byte of UTF-16": reject((HEAD + GOOD).encode("utf-16") + b"A", (3, UNREADABLE)),
    "lone surrogate in UTF-16": reject(
        (HEAD + GOOD).encode("utf-16-le") + b"\x00\xd8" + "x,Uhl,uma@example.com,,\n".encode("utf-16-le"),
        (3, UNREADABLE)),
    "bad byte after a BOM": reject(
        b"\xef\xbb\xbf" + HEAD.encode() + b"Um\xff,Uhl,uma@example.com,,\n" + GOOD.encode(), (2, UNREADABLE)),
    "a torn letter among good ones": reject(
        HEAD.encode() + "".join(f"Jürgen,Müller{n},j{n}@example.com,,\n" for n in range(9)).encode()
        + b"U\xff,Uhl,uma@example.com,,\n", (11, UNREADABLE), read=10),
    "20 MB in a cell": reject(
        lambda: HEAD.encode() + b"Uma,Uhl,," + b"x" * 20_000_000 + b",\n" + GOOD.encode(),
        (2, "A cell holds 20,000,011 characters, which is no note any more.")),
    "a name of a million letters": reject(
        lambda: HEAD.encode() + b"x" * 1_000_000 + b",Uhl,,,\n" + GOOD.encode(),
        (2, "A cell holds 1,000,007 characters, which is no note any more.")),
    "five million cells in a row": reject(
        lambda: HEAD.encode() + b"," * 5_000_000 + b"\n" + GOOD.encode(),
        (2, "The row has 5,000,001 cells; 16,384 are the most.")),
    "nobody": reject(HEAD + ",,,,1990-01-01\n" + GOOD, (2, NOBODY)),
    "a name that nobody can see": reject(HEAD + "ㅤ,⠀,,,\n" + GOOD, (2, NOBODY)),
    "nothing but dashes": reject(
        HEAD + "-,--,n/a,,\n" + GOOD, (2, "The row holds nothing but placeholders.")),
    "a row of sums": reject(
        HEAD + GOOD + "Total,,,,1234.00\n", (3, "This is a row of sums, not a record.")),
    "an order without a number": reject(
        ORDERS + ",2026-01-02,ida@example.com,5.00\n#2,2026-01-02,ida@example.com,5.00\n",
        (2, "The order has no number.")),
}  # fmt: skip
"""A row stays outside between rows that come in, and is listed with its reason."""


def _born(day: str) -> str:
    return f"{HEAD}Uma,Uhl,uma@example.com,,{day}\n"


def _order(total: str, *more: str) -> str:
    rows = (f"#{at},2026-01-02,x{at}@example.com,{cell}\n" for at, cell in enumerate(("1234.56", total, *more), 1))
    return ORDERS + "".join(rows)


NOTED: dict[str, BadList] = {
    "31 February": note(_born("31.02.2000"), (2, "There is no such day as “31.02.2000”.")),
    "29 February of no leap year": note(_born("29.02.2023"), (2, "There is no such day as “29.02.2023”.")),
    "99.99.9999": note(_born("99.99.9999"), (2, "There is no such day as “99.99.9999”.")),
    "NaN for a day": note(_born("NaN"), (2, "“NaN” is no date.")),
    "year ten thousand": note(_born("10000-01-01"), (2, "“10000-01-01” is no date.")),
    "1e999 for a day": note(_born("1e999"), (2, "“1e999” is no date.")),
    "² for an amount": note(_order("²"), (3, "“²” is no number."), read=2),
    "NaN for an amount": note(_order("NaN"), (3, "“NaN” is no number."), read=2),
    "1e999 for an amount": note(_order("1e999"), (3, "“1e999” is no number."), read=2),
    "a minus of printers": note(_order("\u22125"), read=2),
    "1.234,56 beside 1,234.56": note(
        ORDERS + '#1,2026-01-02,a@example.com,"1.234,56"\n#2,2026-01-02,b@example.com,"1,234.56"\n'
        '#3,2026-01-02,c@example.com,"12,50"\n',
        (3, "“1,234.56” doesn’t fit its column, where cents follow “,”."), read=3),
    "02/03/04": BadList(
        content=_is(b"Name,Birthday\nUma Uhl,02/03/04\n"), read=1,
        asked="Are the dates day first or month first? Nothing in the column decides.",
        asked_on_the_page="The dates in “Birthday” can be read in two ways, for example 02/03/04. What comes first? For"
        " now: the day."),
    "too few cells, and too many": note(
        HEAD + "Ida\nUma,Uhl,uma@example.com,,,more,still more\n",
        (3, "2 more cells than there are columns were left out."), read=2),
    "a name of 90,000 letters": note(
        "First name,Email\n" + "x" * 90_000 + ",ida@example.com\n",
        (2, "First name had 90,000 characters and was cut to 1000.")),
    "macros": note(lambda: workbook({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()"})),
    "links to other files": note(lambda: workbook({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})),
    "an archive beside the sheets": note(lambda: workbook({"xl/media/inner.zip": nested_archive()})),
    "UTF-16 without a mark, small end first": note((HEAD + GOOD).encode("utf-16-le")),
    "UTF-16 without a mark, large end first": note((HEAD + GOOD).encode("utf-16-be")),
    "headings with gaps": note("First name,,Last name,,Email,\nOle,,Berg,,ole@example.com,\n"),
    "a heading twice": note("First name,Last name,Email,Email\nOle,Berg,ole@example.com,ole@example.com\n"),
    "a broken picture": note(CARD % b"N:Berg;Ole\nPHOTO;ENCODING=b:%%$$\n //=\nEMAIL:ole@example.com"),
    "formulas": note(HEAD + '"=HYPERLINK(""http://example.com"",""x"")",Berg,+cmd@example.com,,\n'),
}  # fmt: skip
"""Every row comes in; where something is left out or odd, it is said."""

BAD_LISTS = {**REFUSED, **HEADLESS, **REJECTED, **NOTED}
