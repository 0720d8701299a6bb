"""The first typed letter, rehearsed where nobody sees it.

What a found row is painted with, and what any search passes in the file, is made and read when it is first asked for:
50 ms more for the first key than for any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from craftdesk.controllers.customer_list import CustomerListController
from craftdesk.domain.folding import marks, query_words
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.screens.customers.people_list import PeopleList
from craftdesk.ui.widgets.list_row import ListRow

_LETTER = "a"
_ROW = ListRow(title="Ada", amount="0", subline="Aachen · 0", initials="A")


def rehearsing(controller: CustomerListController, people: PeopleList, words: RowWords) -> Iterator[None]:
    """Look for a letter and paint a row that has it, with each of the badges, one thing a step."""
    controller.rehearse(_LETTER)
    yield
    people.rehearse(_ROW)
    yield
    found = tuple(marks(_ROW.title, query_words(_LETTER)))
    marked = _ROW._replace(title_marks=found, subline_marks=found)
    people.rehearse(marked)
    for badge in words.badges():
        yield
        people.rehearse(marked._replace(badge=badge))
