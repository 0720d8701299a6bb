"""What is said about single rows of an import: why one is rejected, and what was odd about one that came in."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

IMPORT_ROWS: dict[str, Template] = {
    "import.row.quote_open": "A quotation mark is opened and never closed.",
    "import.row.quote_inside": "A quotation mark stands in the middle of a cell.",
    "import.row.torn": "The row is torn: {cells} cells where {columns} belong.",
    "import.row.cell_too_long": "A cell holds {characters} characters, which is no note any more.",
    "import.row.too_many_cells": "The row has {cells} cells; {limit} are the most.",
    "import.row.left_out": "You left this row out.",
    "import.doubt.same_name": "{others} is in your book already, without the same e-mail address or phone.",
    "import.doubt.same_phone": "{others} in your book has the same phone, under another name.",
    "import.doubt.other_name": "{others} in your book has the same e-mail address, but another first name.",
    "import.doubt.twice_other_name": "Row {first} has the same e-mail address, phone or number, but another first name.",
    "import.row.unreadable": "The row holds bytes that are no letters in this encoding.",
    "import.row.nul": "The row holds characters that no text has.",
    "import.row.total": "This is a row of sums, not a record.",
    "import.row.placeholders": "The row holds nothing but placeholders.",
    "import.row.extra_cells": Counted(
        "One more cell than there are columns was left out.", "{count} more cells than there are columns were left out."
    ),
    "import.warn.name_twice": "Several customers are called {name}; the order stands under the name alone.",
    "customer.twice": "The same customer as in row {first}: the two were joined.",
    "import.warn.no_date": "Order {number} has no date; {day} was taken.",
    "import.warn.status": "“{word}” is no status that CraftDesk knows; the order came in as confirmed.",
    "import.warn.currency": "“{value}” is no currency; {currency} was taken.",
    "import.warn.no_customer": "Order {number} names nobody in the book; it came in without a customer.",
    "import.value.decimals": "“{value}” has more decimals than the currency; it was rounded.",
    "import.own.cell": "“{value}” in {column} can’t be read.",
    "order.date": "“{value}” is no date, and order {number} has no other.",
    "order.no_number": "The order has no number.",
    "import.skip.instant_profile": "An instant profile: the cashier’s system made it up, nobody gave a name.",
    "import.value.hidden": "“{value}” is hidden or cut off in the file.",
    "import.value.rounded": "“{value}” was rounded by a spreadsheet: the last digits are lost.",
    "import.value.formula_error": "“{value}” is the error of a formula, not a value.",
    "import.value.twice_encoded": "“{value}” was encoded twice; it was read as “{repaired}”.",
    "import.value.date": "“{value}” is no date.",
    "import.value.no_such_day": "There is no such day as “{value}”.",
    "import.value.no_year": "“{value}” has no year.",
    "import.value.time": "“{value}” has no such time of day.",
    "import.value.number": "“{value}” is no number.",
    "import.value.decimal_sign": "“{value}” doesn’t fit its column, where cents follow “{decimal}”.",
    "import.value.too_large": "{value} is too large an amount.",
    "import.value.yes_no": "“{value}” is neither yes nor no.",
    "import.value.country": "There is no country “{value}”. It is kept as it is.",
    "import.value.cut": "{field} had {length} characters and was cut to {limit}.",
    "import.value.email": "“{value}” is no e-mail address and was left out.",
    "import.value.phone": "“{value}” is no phone number and was left out.",
    "import.value.out_of_range": "“{value}” is out of range for {field} and was left out.",
    "import.value.unreadable": "“{value}” in {column} can’t be read.",
}
