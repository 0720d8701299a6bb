from __future__ import annotations

import csv
from contextlib import suppress
from io import StringIO

from hypothesis import assume, example, given
from hypothesis import strategies as st

from craftdesk.errors import ImportProblem
from craftdesk.importing.dialect import DELIMITERS, Dialect
from craftdesk.importing.opening import open_table
from craftdesk.importing.records import Checks, read_records
from craftdesk.importing.source import BytesSource
from craftdesk.importing.table import Choices

HEADER = ["First name", "Last name", "E-mail", "Notes"]
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le")
WORDS = st.text(alphabet=st.sampled_from("abcdeéüßñ €'\"\n;,|\t:#=-+@0123456789"), max_size=12)
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=12)
QUOTING = st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC])


@given(ROWS, st.sampled_from(DELIMITERS), st.sampled_from(CODECS), QUOTING, st.sampled_from(["\r\n", "\n"]))
def test_any_table_in_any_dialect_comes_back(
    rows: list[tuple[str, ...]], delimiter: str, codec: str, quoting: int, line_end: str
) -> None:
    held = StringIO(newline="")
    writer = csv.writer(held, delimiter=delimiter, quoting=quoting, lineterminator=line_end)  # type: ignore[arg-type] # typeshed wants the literal
    writer.writerows([HEADER, *rows])
    table = open_table(BytesSource(held.getvalue().encode(codec)))
    assert (table.delimiter, table.header_row, list(table.names)) == (delimiter, 1, HEADER)
    wanted = [list(row) for row in rows if "".join(row).strip()]
    assert [one.cells for one in table.records()] == wanted


@given(st.text(alphabet=st.sampled_from('ab,"\n\r;'), max_size=60), st.integers(0, 4))
@example('a,"b\n"c\n', 2)
def test_every_line_is_in_exactly_one_record(text: str, width: int) -> None:
    records = list(read_records(StringIO(text, newline=""), Dialect(), Checks(width=width)))
    assert [one.row for one in records] == list(range(1, len(records) + 1))
    letters = sum(cell.count("a") + cell.count("b") for one in records for cell in one.cells)
    assert letters == text.count("a") + text.count("b")


@given(st.text(alphabet=st.sampled_from('ab,"\n'), max_size=40))
def test_an_open_quote_leaves_every_later_whole_row(text: str) -> None:
    assume("\n" not in text or not text.endswith("\n"))
    body = f'x,"{text.replace(chr(34), "")}\n' + "".join(f"row{number},b,c\n" for number in range(5))
    good = [one.cells for one in read_records(StringIO(body, newline=""), Dialect(), Checks(width=3)) if not one.fault]
    assert good[-5:] == [[f"row{number}", "b", "c"] for number in range(5)]


CHOSEN = st.builds(
    Choices,
    encoding=st.sampled_from([None, "utf-8", "utf-16", "cp1252", "shift_jis"]),
    delimiter=st.sampled_from([None, ",", "x", "\t"]),
    header_row=st.sampled_from([None, 0, 1]),
)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")), CHOSEN)
@example(b"\xff\xfe\x00", Choices())
@example(b'"', Choices())
@example(b"sep=", Choices())
def test_any_bytes_are_a_table_or_an_import_problem(content: bytes, choices: Choices) -> None:
    with suppress(ImportProblem):
        table = open_table(BytesSource(content), choices)
        read = sum(len(chunk.rows) + len(chunk.rejected) for chunk in table.chunks(3))
        assert read == sum(1 for _ in table.records())
