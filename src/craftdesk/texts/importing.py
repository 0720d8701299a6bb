"""What can be wrong with a whole file that is to be brought in, and what is asked about it."""

from __future__ import annotations

from craftdesk.texts.template import Template

_SAFE = " Nothing was brought in."

IMPORTING: dict[str, Template] = {
    "import.empty": "{file} is empty." + _SAFE + " Export it once more from where it came.",
    "import.missing": "There is no file {file}. It may have been moved or renamed.",
    "import.not_a_file": "{file} is a folder or a device, not a file." + _SAFE + " Choose a file.",
    "import.unreadable": "{file} can’t be read ({reason})." + _SAFE,
    "import.database": "{file} is a database, not a list." + _SAFE + " A shop file is opened with File, Open.",
    "import.picture": "{file} is a picture, not a list." + _SAFE
    + " A list is a file of rows and columns: choose the export itself.",
    "import.pdf": "{file} is a PDF, not a list." + _SAFE + " Export the list as CSV where the PDF came from.",
    "import.document": "{file} is a text document, not a list." + _SAFE + " Save the table in it as CSV.",
    "import.archive": "{file} is a packed archive." + _SAFE + " Unpack it and choose the file inside.",
    "import.markup": "{file} is a web page, not a list." + _SAFE + " You may have to sign in before you download it.",
    "import.binary": "{file} holds no text." + _SAFE + " Choose a list, a workbook or contact cards.",
    "import.encoding_unknown": "There is no character encoding called {encoding}." + _SAFE,
    "import.delimiter": "“{delimiter}” can’t separate columns." + _SAFE + " Choose a comma, a semicolon, a tab or |.",
    "import.header_row": "There is no row {row} in {file} that could be the headings." + _SAFE,
    "import.too_many_columns": "{file} has {cells} columns, and {limit} are the most a spreadsheet holds." + _SAFE
    + " It may be separated by something else.",
    "import.map_column": "{file} has no column “{column}”." + _SAFE,
    "import.map_field": "There is no field “{field}”." + _SAFE,
    "import.map_form": "“{text}” is no mapping." + _SAFE + ' Write --map "Heading=field".',
    "import.changed": "{file} was changed since you looked at the plan." + _SAFE + " Look at the plan once more.",
    "import.nothing": "There is nothing in {file} to bring in." + _SAFE,
    "import.no_header": "{file} has no row of headings that CraftDesk can find." + _SAFE
    + " Say which row they are in, or what the columns mean.",
    "import.not_understood": "Nobody and no order can be found under the headings of {file}: {headings}." + _SAFE
    + " Choose what the columns mean.",
    "import.ask.date_order": "Are the dates day first or month first? Nothing in the column decides.",
    "import.ask.decimal_sign": "Is the sign before the cents a point or a comma? Nothing in the column decides.",
    "import.ask.meaning": "What is in this column? Its heading and its contents say different things.",
    "import.ask.which_column": "Which of these columns is meant? They hold different things.",
    "question.dmy": "Day first",
    "question.mdy": "Month first",
    "question.ymd": "Year first",
    "question..": "A point",
    "question.,": "A comma",
}  # fmt: skip
