"""What there is to say of workbooks, contact cards and other shops that are brought in."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

_SAFE = " Nothing was brought in."

IMPORT_FILES: dict[str, Template] = {
    "import.workbook_broken": "{file} begins like a workbook, but can’t be read as one." + _SAFE
    + " Open it in your spreadsheet and save it as CSV.",
    "import.workbook_bomb": "{file} would unpack into far more than any list holds." + _SAFE
    + " It may be made to do harm.",
    "import.workbook_password": "{file} is protected with a password." + _SAFE
    + " Open it in your spreadsheet and save it without one.",
    "import.workbook_empty": "Nothing is written in the sheets of {file}." + _SAFE
    + " Choose the workbook that holds the list.",
    "import.workbook_large": "A sheet of {file} has {rows} rows and {columns} columns, too much to read at once."
    + _SAFE + " Save the sheet as CSV.",
    "import.workbook_size": "{file} is larger than {limit} MB, which is more than can be read at once." + _SAFE
    + " Save its sheets as CSV.",
    "import.workbook_binary": "{file} is a workbook in Excel’s binary form." + _SAFE
    + " Save it as an Excel workbook (.xlsx).",
    "import.workbook_sheet": "{file} has no sheet “{sheet}”." + _SAFE + " It has: {sheets}.",
    "import.sheets": "This is the sheet “{sheet}”. The file also has: {others}.",
    "import.sheet_hidden": "The sheet “{sheet}” is hidden in the workbook.",
    "import.shop_itself": "{file} is the shop that is open." + _SAFE + " Choose another shop file.",
    "import.shop_not_on_disk": "A shop can only be brought in from a file." + _SAFE,
    "import.shop_changing": "{file} is just being changed, or its last save was cut off." + _SAFE
    + " Open and close it once in CraftDesk, then choose it again.",
    "import.row.vcard_no_begin": "This card has no beginning: what stood before may be lost.",
    "import.row.vcard_no_end": "This card has no end: something of it may be missing.",
    "import.row.vcard_nested": "Cards are put into one another, {depth} deep.",
    "import.row.vcard_too_long": "This card is longer than any card of a person: the limit is {limit} characters.",
    "import.row.vcard_group": "This is a group of contacts, not a contact.",
    "import.row.vcard_company": "This is the card of a business.",
    "import.row.vcard_lines": Counted(
        "A line of this card is none of a contact card and was left out: {text}",
        "{count} lines of this card are none of a contact card and were left out: {text}",
    ),
    "import.row.vcard_addresses": Counted(
        "An address of this card was left out: there is room for four of a kind.",
        "{count} addresses of this card were left out: there is room for four of a kind.",
    ),
}  # fmt: skip
