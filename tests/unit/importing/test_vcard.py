"""Contact cards as phones, mail programs and web services really write them."""

from __future__ import annotations

import base64
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftdesk.errors import ImportProblem
from craftdesk.importing.opening import open_table
from craftdesk.importing.source import BytesSource
from craftdesk.importing.table import Choices, Chunk
from craftdesk.importing.vcard_cards import HEADS

HEAD = "BEGIN:VCARD\r\nVERSION:3.0\r\n"
TAIL = "END:VCARD\r\n"


def read(content: bytes | str, choices: Choices | None = None) -> Chunk:
    raw = content.encode() if isinstance(content, str) else content
    whole = Chunk(columns=[[] for _ in HEADS])
    for chunk in open_table(BytesSource(raw, "people.vcf"), choices).chunks():
        whole.rows += chunk.rows
        whole.notes += chunk.notes
        whole.rejected += chunk.rejected
        for column, cells in zip(whole.columns, chunk.columns, strict=True):
            column.extend(cells)
    return whole


def card(content: bytes | str, choices: Choices | None = None) -> dict[str, str]:
    """The filled cells of the one card of a file."""
    chunk = read(content, choices)
    assert (chunk.rows, chunk.rejected) == ([1], [])
    return {head: column[0] for head, column in zip(HEADS, chunk.columns, strict=True) if column[0]}


def with_lines(*lines: str) -> dict[str, str]:
    return card(HEAD + "".join(line + "\r\n" for line in lines) + TAIL)


def test_a_table_of_cards_is_told_as_such() -> None:
    table = open_table(BytesSource((HEAD + "FN:Ida Berg\r\n" + TAIL).encode(), "people.vcf"))
    assert (table.encoding.name, table.delimiter, table.header_row) == ("utf-8", "vCard", None)
    assert table.names == HEADS


def test_the_name_in_its_parts() -> None:
    found = with_lines("N:de Vries;Ida;Maria;Frau Dr.;MSc", "FN:Dr. Ida de Vries", "NICKNAME:Idi")
    assert found == {
        "Salutation": "Frau",
        "Title": "Dr.",
        "First name": "Ida",
        "Middle name": "Maria",
        "Last name": "de Vries",
        "Suffix": "MSc",
        "Nickname": "Idi",
    }


def test_a_full_name_stands_in_for_missing_parts() -> None:
    assert with_lines("N:;;;;", "FN:Ida Berg") == {"Full name": "Ida Berg"}
    assert with_lines("FN:Ida Berg") == {"Full name": "Ida Berg"}


@pytest.mark.parametrize("flag", ["X-ABShowAs:COMPANY", "KIND:org"])
def test_a_business(flag: str) -> None:
    assert with_lines("N:;;;;", "FN:Clay & Co", "ORG:Clay & Co;Kiln;Glaze", flag) == {
        "Company": "Clay & Co",
        "Department": "Kiln, Glaze",
        "Type": "company",
    }
    assert with_lines("N:;;;;", "FN:Clay & Co", flag)["Company"] == "Clay & Co"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1980-03-12", "1980-03-12"),
        ("BDAY:19800312", "1980-03-12"),
        ("BDAY;VALUE=date:1980-03-12T00:00:00Z", "1980-03-12"),
        ("BDAY:--0314", "--03-14"),
        ("BDAY:--03-14", "--03-14"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-14", "--03-14"),
        ("BDAY;VALUE=text:circa 1800", "circa 1800"),
    ],
)
def test_birthdays_in_all_shapes(line: str, day: str) -> None:
    assert with_lines("FN:Ida Berg", line)["Birthday"] == day


def test_labels_of_apple_decide_what_an_address_is_for() -> None:
    found = with_lines(
        "FN:Ida Berg",
        "item1.ADR;type=WORK;type=pref:;;5 Harbor Row\\nback door;Camden;ME;04843;USA",
        "item1.X-ABLabel:ship to",
        "item2.ADR;type=HOME:PO 7;Flat 2;9 Cove Rd;Camden;ME;04843;USA",
        "item2.X-ABLabel:_$!<Home>!$_",
    )
    assert found["Shipping street 1"] == "5 Harbor Row"
    assert found["Shipping street 2 1"] == "back door"
    assert (found["Billing street 1"], found["Billing street 2 1"]) == ("9 Cove Rd", "Flat 2, PO 7")


def test_an_address_that_says_billing_is_the_first() -> None:
    found = with_lines(
        "FN:Ida Berg",
        "ADR;TYPE=home,pref:;;1 First St;Town;;1;",
        "a.ADR:;;2 Second St;Town;;2;",
        "a.X-ABLabel:Rechnungsadresse",
        "ADR;TYPE=delivery:;;3 Third St;Town;;3;",
    )
    assert [found[f"Billing street {slot}"] for slot in (1, 2)] == ["2 Second St", "1 First St"]
    assert found["Shipping street 1"] == "3 Third St"


def test_the_code_of_a_country_helps_where_its_name_is_not_known() -> None:
    lines = ("FN:Ida", "item1.ADR:;;1 St;Town;;1;Burgundia", "item1.X-ABADR:fr")
    assert with_lines(*lines)["Billing country 1"] == "FR"
    assert with_lines("FN:Ida", "item1.ADR:;;1 St;Town;;1;Italia", "item1.X-ABADR:us")["Billing country 1"] == "Italia"


def test_a_country_alone_is_no_address() -> None:
    assert with_lines("FN:Ida", "ADR:;;;;;;USA") == {"Full name": "Ida"}


def test_numbers_by_kind_and_preference() -> None:
    found = with_lines(
        "FN:Ida",
        "TEL;TYPE=WORK,VOICE:030 1",
        "TEL;TYPE=CELL;PREF=1:+49 170 2",
        "TEL;TYPE=WORK,FAX:030 3",
        "TEL;VALUE=uri;TYPE=home:tel:+1-555-010-0004;ext=12",
    )
    assert {head: cell for head, cell in found.items() if head != "Full name"} == {
        "Phone 1": "+49 170 2", "Phone 1 label": "Mobile",
        "Phone 2": "030 1", "Phone 2 label": "Work",
        "Phone 3": "030 3", "Phone 3 label": "Fax",
        "Phone 4": "+1-555-010-0004 ext. 12", "Phone 4 label": "Home",
    }  # fmt: skip


def test_more_numbers_than_columns_share_the_last() -> None:
    found = with_lines("FN:Ida", *(f"TEL:555 010 {number:04}" for number in range(6)))
    assert found["Phone 4"] == "555 010 0003 ::: 555 010 0004 ::: 555 010 0005"


def test_lists_and_escapes() -> None:
    found = with_lines(
        "FN:Ida",
        "EMAIL;type=INTERNET:b@example.com",
        "EMAIL;type=INTERNET;type=pref:mailto:a@example.com",
        "URL:https\\://ida.example",
        "CATEGORIES:Customers,VIP\\, really",
        "NOTE:one\\ntwo\\, three\\; C:\\\\kiln",
        "NOTE:four",
        "UID:urn:uuid:1234-5",
        "TITLE:Potter",
        "ROLE:Owner",
    )
    assert found == {
        "Full name": "Ida",
        "E-mail 1": "a@example.com",
        "E-mail 2": "b@example.com",
        "Websites": "https://ida.example",
        "Tags": "Customers ::: VIP, really",
        "Note": "one\ntwo, three; C:\\kiln\nfour",
        "Contact card number": "1234-5",
        "Role": "Potter",
    }


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("fold", [" ", "\t"])
def test_folded_lines_in_the_middle_of_a_letter(end: str, fold: str) -> None:
    note = "NOTE:Töpferei".encode()
    at = note.index("ö".encode()) + 1
    raw = b"\r\n".join([b"BEGIN:VCARD", b"FN:Ida", note[:at], fold.encode() + note[at:], b"END:VCARD", b""])
    assert card(raw.replace(b"\r\n", end.encode()))["Note"] == "Töpferei"


def test_the_old_version_with_quoted_printable_and_soft_breaks() -> None:
    found = card(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
        b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;;\r\n"
        b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:erste Zeile=0D=0A=\r\nzweite C:=5Cneu=\r\n Rest\r\n"
        b"TEL;CELL;PREF:0170 1234567\r\nBDAY:19800312\r\n"
        b"PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ\r\nAAAAAAAAAA\r\nAAAA=\r\n\r\n"
        b"EMAIL;INTERNET:j@example.org\r\nEND:VCARD\r\n"
    )
    assert found == {
        "First name": "Jürgen",
        "Last name": "Müller",
        "Note": "erste Zeile\nzweite C:\\neu Rest",
        "Phone 1": "0170 1234567",
        "Phone 1 label": "Mobile",
        "Birthday": "1980-03-12",
        "E-mail 1": "j@example.org",
    }


@pytest.mark.parametrize(
    "raw",
    [
        "BEGIN:VCARD\r\nN;CHARSET=Windows-1252:Müller;Jürgen\r\nEND:VCARD\r\n".encode("cp1252"),
        "BEGIN:VCARD\r\nN:Müller;Jürgen\r\nEND:VCARD\r\n".encode("cp1252"),
        b"BEGIN:VCARD\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCrgen\r\nEND:VCARD\r\n",
        "\ufeffBEGIN:VCARD\r\nN:Müller;Jürgen\r\nEND:VCARD\r\n".encode("utf-8"),
        "\ufeffBEGIN:VCARD\r\nN:Müller;Jürgen\r\nEND:VCARD\r\n".encode("utf-16-le"),
        "BEGIN:VCARD\r\nN:Müller;Jürgen\r\nEND:VCARD\r\n".encode("utf-16-le"),
        "BEGIN:VCARD\r\nN;CHARSET=klingon:Müller;Jürgen\r\nEND:VCARD\r\n".encode(),
        "\r\n\r\nbegin:vcard\r\nn:Müller;Jürgen\r\nend:vcard".encode(),
    ],
)
def test_encodings(raw: bytes) -> None:
    assert card(raw) == {"First name": "Jürgen", "Last name": "Müller"}


def test_the_owner_may_choose_the_encoding() -> None:
    raw = "BEGIN:VCARD\r\nFN:Łucja\r\nEND:VCARD\r\n".encode("cp1250")
    assert card(raw, Choices(encoding="cp1250")) == {"Full name": "Łucja"}


def test_two_encodings_in_one_file() -> None:
    raw = "BEGIN:VCARD\r\nFN:Zoë\r\nEND:VCARD\r\n"
    assert read(raw.encode() + raw.encode("cp1252")).columns[0] == ["Zoë", "Zoë"]


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4A\r\n AAAA\r\n AAAA",
        "PHOTO:data:image/jpeg;base64,/9j/4A\r\n AAAA",
        "PHOTO;ENCODING=BASE64:\r\n /9j/4A\r\n",
        "PHOTO;ENCODING=b:$%&§ broken\r\n /9j",
        "LOGO;VALUE=uri:https://example.com/logo.png",
        'PHOTO;X="a:b;c";ENCODING=b:/9j/4A\r\n AAAA',
        "PHOTO;ENCODING=b:" + "A" * 3_000_000,
    ],
)
def test_pictures_are_passed(photo: str) -> None:
    assert with_lines("FN:Ida", photo, "NOTE:kept") == {"Full name": "Ida", "Note": "kept"}


def test_a_card_without_an_end_comes_in_and_is_told() -> None:
    chunk = read(HEAD + "FN:Ida Berg\r\n" + HEAD + "FN:Bo Lund\r\n" + TAIL + HEAD + "FN:Cy")
    assert chunk.columns[0] == ["Ida Berg", "Bo Lund", "Cy"]
    assert [(note.row, note.code) for note in chunk.notes] == [
        (1, "import.row.vcard_no_end"),
        (3, "import.row.vcard_no_end"),
    ]


def test_each_bad_card_is_rejected_with_its_number_and_the_rest_come_in() -> None:
    chunk = read(
        HEAD + "FN:Ida\r\n" + TAIL
        + "FN:lost\r\n" + TAIL
        + HEAD + TAIL
        + HEAD + "FN:Potters\r\nX-ADDRESSBOOKSERVER-KIND:group\r\n" + TAIL
        + HEAD + "FN:Bo\r\n" + TAIL
    )  # fmt: skip
    assert dict(zip(chunk.rows, chunk.columns[0], strict=True)) == {1: "Ida", 5: "Bo"}
    assert {one.row: one.fault.code for one in chunk.rejected if one.fault} == {
        2: "import.row.vcard_no_begin",
        3: "customer.nobody",
        4: "import.row.vcard_group",
    }


def test_a_line_that_is_none_is_told() -> None:
    chunk = read(HEAD + "FN:Ida\r\nthis is nothing\r\n" + TAIL)
    assert chunk.columns[0] == ["Ida"]
    assert [(note.code, note.params["count"]) for note in chunk.notes] == [("import.row.vcard_lines", 1)]


def test_the_card_of_an_assistant_is_nobodys() -> None:
    inner = "AGENT:\r\n" + HEAD + "FN:Assistant\r\n" + TAIL
    assert with_lines("FN:Ida", inner.rstrip(), "NOTE:after") == {"Full name": "Ida", "Note": "after"}


@pytest.mark.parametrize("inner", ["BEGIN:VCARD\r\n", "AGENT:\r\nBEGIN:VCARD\r\n"])
def test_cards_nested_twenty_thousand_deep(inner: str) -> None:
    started = time.process_time()
    chunk = read(
        HEAD.replace("VERSION:3.0\r\n", "")
        + inner * 20_000
        + "FN:Deep\r\n"
        + TAIL * 20_001
        + HEAD
        + "FN:Ida\r\n"
        + TAIL
    )
    assert time.process_time() - started < 2
    assert chunk.columns[0] == ["Ida"]
    assert len(chunk.rejected) == 1


def test_a_card_without_any_end_to_its_properties() -> None:
    chunk = read(HEAD + "FN:Ida\r\n" + "NOTE:x\r\n" * 30_000 + TAIL + HEAD + "FN:Bo\r\n" + TAIL)
    assert [(one.row, one.fault.code) for one in chunk.rejected if one.fault] == [(1, "import.row.vcard_too_long")]
    assert chunk.columns[0] == ["Bo"]


def test_memory_is_flat_however_many_cards() -> None:
    one = (HEAD + "N:Berg;Ida\r\nEMAIL:ida@example.com\r\nPHOTO;ENCODING=b:" + "A" * 4_000 + "\r\n" + TAIL).encode()
    table = open_table(BytesSource(one * 3_000, "people.vcf"))
    tracemalloc.start()
    try:
        assert sum(len(chunk.rows) for chunk in table.chunks(200)) == 3_000
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


SMALL = (
    HEAD + "N:Berg;Ida;;Dr.;\r\nitem1.ADR;type=HOME:;;5 Kiln Lane;Brooklyn;NY;11201;USA\r\nitem1.X-ABLabel:ship to\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BC=\r\nller\r\nPHOTO;ENCODING=b:"
    + base64.b64encode(bytes(range(64))).decode() + "\r\nBDAY:1980-03-12\r\n" + TAIL + HEAD + "FN:Bo\r\n" + TAIL
).encode()  # fmt: skip


@given(
    st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.binary(max_size=4), st.integers(0, 40)), max_size=6),
)
@settings(max_examples=300)
def test_any_mutation_gives_cards_or_one_sentence(changes: list[tuple[int, bytes, int]]) -> None:
    raw = bytearray(SMALL)
    for at, put, gone in changes:
        raw[at : at + gone] = put
    try:
        chunks = list(open_table(BytesSource(bytes(raw), "people.vcf")).chunks())
    except ImportProblem:
        return
    numbers = [row for chunk in chunks for row in (*chunk.rows, *(one.row for one in chunk.rejected))]
    assert len(numbers) == len(set(numbers))
