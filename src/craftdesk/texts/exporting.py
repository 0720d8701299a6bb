"""Why a file can’t be written as it was asked, and what was special about writing it."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

EXPORTING: dict[str, Template] = {
    "import.json_broken": "{file} is torn or was changed by hand so that it can’t be read. Nothing was brought in: take"
    " it again from where it comes.",
    "import.json_foreign": "{file} is JSON of another program. Nothing was brought in: have it written as CSV or as a"
    " workbook.",
    "import.json_newer": "{file} was written by a newer CraftDesk. Nothing was brought in: update CraftDesk first.",
    "import.json_nothing": "{file} holds neither customers nor orders. Nothing was brought in: choose another file.",
    "import.row.json": "The record is not as CraftDesk writes it.",
    "code.too_much": "The name is too long for a code to scan. Nothing was changed: copy the customer as text, or"
    " save an address card.",
    "export.same_file": "{file} is the shop file itself. Nothing was written: choose another name.",
    "export.format": "CraftDesk can’t tell from {file} what kind of file is wanted: choose a name that ends in .csv,"
    " .xlsx, .vcf or .json.",
    "export.one_table": "A list as text holds one table, so {file} can’t hold everything. Nothing was written: choose"
    " customers, orders or products, or a name that ends in .xlsx or .json.",
    "export.cards_only": "Address cards hold customers only, so nothing was written into {file}. Choose customers, or"
    " another kind of file.",
    "export.letters": "For letters a list of customers is written as text. Nothing was written: choose customers and a"
    " name that ends in .csv.",
    "export.cut": Counted(
        "One text was longer than a workbook’s cell can hold, and was cut there. The book is as it was: export as JSON"
        " or as a list for programs to have all of it.",
        "{count} texts were longer than a workbook’s cell can hold, and were cut there. The book is as it was: export"
        " as JSON or as a list for programs to have all of them.",
    ),
    "export.is_a_folder": "{file} is a folder. Nothing was written: choose a name for the file.",
}
