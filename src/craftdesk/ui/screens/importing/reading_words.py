"""How a file is read, in words: encodings, delimiters, headings, dates and decimals."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.importing.encoding import CHOICES
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.value_dates import Order
from craftdesk.importing.value_money import Sign
from craftdesk.ui.screens.importing.words import translate

HEADER_ROWS = 12
SIGNS = ",;\t|"
"""What can stand between the columns of a text."""


def encoding_words(name: str) -> str:
    """Return what an encoding is called by people."""
    translate = QCoreApplication.translate
    known = {
        "utf-8": translate("Encodings", "UTF-8, all scripts"),
        "utf-8-sig": translate("Encodings", "UTF-8 with a mark"),
        "utf-16": translate("Encodings", "UTF-16 (Excel Unicode)"),
        "utf-16-le": translate("Encodings", "UTF-16, little end first"),
        "utf-16-be": translate("Encodings", "UTF-16, big end first"),
        "utf-32": translate("Encodings", "UTF-32"),
        "cp1252": translate("Encodings", "Windows, Western Europe"),
        "mac-roman": translate("Encodings", "Old Macintosh"),
        "iso8859-1": translate("Encodings", "Latin 1, Western Europe"),
        "iso8859-2": translate("Encodings", "Latin 2, Central Europe"),
        "iso8859-9": translate("Encodings", "Latin 5, Turkish"),
        "iso8859-15": translate("Encodings", "Latin 9, with euro"),
        "cp437": translate("Encodings", "DOS, United States"),
        "cp850": translate("Encodings", "DOS, Western Europe"),
        "cp852": translate("Encodings", "DOS, Central Europe"),
        "cp1250": translate("Encodings", "Windows, Central Europe"),
        "cp1251": translate("Encodings", "Windows, Cyrillic"),
        "cp1253": translate("Encodings", "Windows, Greek"),
        "cp1254": translate("Encodings", "Windows, Turkish"),
        "cp1255": translate("Encodings", "Windows, Hebrew"),
        "cp1256": translate("Encodings", "Windows, Arabic"),
        "cp1257": translate("Encodings", "Windows, Baltic"),
        "koi8-r": translate("Encodings", "KOI8-R, Russian"),
        "shift_jis": translate("Encodings", "Shift JIS, Japanese"),
        "cp932": translate("Encodings", "Windows, Japanese"),
        "euc_jp": translate("Encodings", "EUC, Japanese"),
        "gb18030": translate("Encodings", "GB 18030, Chinese"),
        "big5": translate("Encodings", "Big5, Chinese"),
        "cp949": translate("Encodings", "Windows, Korean"),
    }
    return known.get(name, name)


def delimiter_words(delimiter: str) -> str:
    """Return what stands between the columns."""
    known = {
        ",": translate("Import", "Comma"),
        ";": translate("Import", "Semicolon"),
        "\t": translate("Import", "Tab"),
        "|": translate("Import", "Vertical bar"),
    }
    return known.get(delimiter, delimiter)


def header_words(row: int | None) -> str:
    """Return where the headings are."""
    return translate("Import", "Row {n}").format(n=row) if row else translate("Import", "No headings")


def date_words(order: str) -> str:
    """Return an order of day, month and year with an example."""
    known = {
        "dmy": translate("Import", "Day first, 31.12.2026"),
        "mdy": translate("Import", "Month first, 12/31/2026"),
        "ymd": translate("Import", "Year first, 2026-12-31"),
    }
    return known[order]


def decimal_words(sign: str) -> str:
    """Return a decimal sign with an example."""
    return translate("Import", "Point, 1,234.50") if sign == "." else translate("Import", "Comma, 1.234,50")


def order_of(text: str | None) -> Order | None:
    """Return a chosen order of dates as the value it is."""
    orders: dict[str, Order] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
    return orders.get(text or "")


def sign_of(text: str | None) -> Sign | None:
    """Return a chosen decimal sign as the value it is."""
    signs: dict[str, Sign] = {".": ".", ",": ","}
    return signs.get(text or "")


def summary(plan: ImportPlan) -> str:
    """Say in one line how the file is read."""
    heads = (
        translate("Import", "headings in row {n}").format(n=plan.header_row)
        if plan.header_row
        else translate("Import", "no headings")
    )
    sheet = plan.reading.table.sheet
    if sheet:
        return " · ".join((translate("Import", "Sheet “{name}”").format(name=sheet), heads))
    if plan.delimiter not in SIGNS:
        return translate("Import", "Contact cards") if plan.delimiter == "vCard" else plan.delimiter
    return " · ".join((encoding_words(plan.encoding).partition(",")[0], delimiter_words(plan.delimiter).lower(), heads))


def encodings() -> tuple[str, ...]:
    """Return the encodings to choose from."""
    return CHOICES
