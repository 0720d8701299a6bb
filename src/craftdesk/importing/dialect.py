"""Which character separates the cells, and how quotes are written: judged by the records, never by the file's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from craftdesk.errors import ImportProblem

DELIMITERS = (",", ";", "\t", "|")
"""What is tried, in the order of how common it is."""


class ReaderOptions(TypedDict):
    """What `csv.reader` wants to know."""

    delimiter: str
    quotechar: str
    doublequote: bool
    escapechar: str | None
    skipinitialspace: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How the text of one file is cut into cells."""

    delimiter: str = ","
    backslash: bool = False
    """Quotes inside quotes are written as backslash and quote instead of doubled."""
    skip_blank: bool = False
    """A blank follows each delimiter, also before a quote."""

    def options(self) -> ReaderOptions:
        """The dialect in the words of the csv module."""
        return ReaderOptions(
            delimiter=self.delimiter,
            quotechar='"',
            doublequote=not self.backslash,
            escapechar="\\" if self.backslash else None,
            skipinitialspace=self.skip_blank,
        )


def check_delimiter(delimiter: str) -> str:
    """A delimiter that the owner chose, or ImportProblem if it can't separate cells."""
    if len(delimiter) != 1 or delimiter in '\r\n"' or delimiter == "\0":
        raise ImportProblem("import.delimiter", delimiter=delimiter)
    return delimiter


def hinted_delimiter(sample: str) -> str | None:
    """What Excel's first line `sep=;` says; None without such a line."""
    line = sample[:16].splitlines()[0] if sample else ""
    hint = line.strip().strip('"').lower()
    if not hint.startswith("sep="):
        return None
    # A tab would be lost by stripping.
    rest = line[line.lower().index("sep=") + 4 :]
    sign = "\t" if rest[:1] == "\t" else rest.strip().strip('"')[:1]
    return sign if sign and sign not in '\r\n"\0' else None


def candidates(sample: str, delimiter: str | None) -> list[Dialect]:
    """Every dialect worth trying on a sample."""
    found = []
    for sign in (delimiter,) if delimiter else DELIMITERS:
        if sign not in sample:
            continue
        blanks = (False, True) if f'{sign} "' in sample else (False,)
        slashes = (False, True) if '\\"' in sample else (False,)
        found += [Dialect(delimiter=sign, skip_blank=blank, backslash=slash) for blank in blanks for slash in slashes]
    return found or [Dialect(delimiter=delimiter or ",")]
