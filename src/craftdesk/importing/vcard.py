"""Contact cards (vCard 2.1, 3.0, 4.0) as a table with fixed columns, one card a row."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from craftdesk.importing.cells import CleaningRules
from craftdesk.importing.encoding import Encoding, choose_encoding
from craftdesk.importing.records import Record
from craftdesk.importing.source import Source
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.vcard_cards import HEADS, records
from craftdesk.importing.vcard_lines import properties

DELIMITER = "vCard"
_RULES = CleaningRules(entities=False, apostrophes=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBody:
    """The cards of a file."""

    source: Source
    encoding: Encoding
    settled: bool

    @property
    def separator(self) -> str:
        """What stands between the cells of rejected cards."""
        return ","

    def records(self, width: int) -> Generator[Record, None, None]:
        """Every card, whatever the width."""
        del width
        yield from records(properties(self.source, self.encoding, settled=self.settled))


def open_cards(source: Source, head: bytes, choices: Choices) -> Table:
    """The table of a file of contact cards that begins with `head`."""
    encoding = choose_encoding(source, head, choices.encoding)
    return Table(
        source=source,
        encoding=encoding,
        delimiter=DELIMITER,
        body=CardBody(source=source, encoding=encoding, settled=choices.encoding is not None),
        header_row=None,
        names=HEADS,
        rules=_RULES,
    )
