"""A table that is a text: in which encoding and with which signs it is written is found by trying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass
from io import StringIO

from craftdesk.importing.cells import is_blank
from craftdesk.importing.dialect import Dialect, candidates, check_delimiter, hinted_delimiter
from craftdesk.importing.encoding import Encoding, choose_encoding, open_text
from craftdesk.importing.header import is_header
from craftdesk.importing.records import Checks, Record, read_records
from craftdesk.importing.shaping import HEAD_RECORDS, shaped
from craftdesk.importing.source import Source
from craftdesk.importing.table import Choices, Table

_SAMPLE_CHARS = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBody:
    """The records of a text."""

    source: Source
    encoding: Encoding
    dialect: Dialect

    @property
    def separator(self) -> str:
        """The file's own delimiter."""
        return self.dialect.delimiter

    def records(self, width: int) -> Generator[Record, None, None]:
        """Every record, as written, in the order of the file."""
        checks = Checks()
        if width:
            checks = Checks(width=width, unreadable=self.encoding.damaged, nul=self.encoding.has_nul)
        with open_text(self.source, self.encoding) as stream:
            yield from read_records(stream, self.dialect, checks)


def open_text_table(source: Source, head: bytes, choices: Choices) -> Table:
    """Recognises a text that begins with `head`: encoding, delimiter, header; ImportProblem if it is no table."""
    encoding = choose_encoding(source, head, choices.encoding)
    dialect = _choose_dialect(source, encoding, choices.delimiter)
    body = TextBody(source=source, encoding=encoding, dialect=dialect)
    return shaped(source, body, choices, encoding=encoding, delimiter=dialect.delimiter)


def _choose_dialect(source: Source, encoding: Encoding, chosen: str | None) -> Dialect:
    with open_text(source, encoding) as stream:
        sample = stream.read(_SAMPLE_CHARS)
        cut = bool(stream.read(1))
    delimiter = check_delimiter(chosen) if chosen is not None else hinted_delimiter(sample)
    tried = candidates(sample, delimiter)
    if len(tried) == 1:
        return tried[0]
    # `max` keeps the first of equals: plain before odd, comma before pipe.
    return max(tried, key=lambda dialect: _score(sample, dialect, cut=cut))


def _score(sample: str, dialect: Dialect, *, cut: bool) -> tuple[int, int, int]:
    """(has a header, records of the commonest width above one, that width)."""
    records = [record for record in read_records(StringIO(sample, newline=""), dialect) if not is_blank(record.cells)]
    if cut and len(records) > 1:
        # The sample ends somewhere inside its last record.
        records.pop()
    whole = [record.cells for record in records if record.fault is None]
    widths = Counter(len(cells) for cells in whole if len(cells) > 1)
    if not widths:
        return 0, 0, 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    header = any(len(cells) > 1 and is_header(cells) for cells in whole[:HEAD_RECORDS])
    return int(header), count, width
