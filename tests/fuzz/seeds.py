"""What the fuzzer starts from: small inputs that are understood, and the words that matter in them."""

from __future__ import annotations

from tests.fuzz.left_seeds import LEFT_BEHIND, left_seeds
from tests.fuzz.targets import ENTRIES
from tests.support.importing import SAMPLES
from tests.support.workbooks import ods, unzipped, xls, xlsx

_ROWS: list[list[str | float]] = [
    ["First name", "Last name", "Email"],
    ["Ida", "Berg", "ida@example.com"],
    ["Bo", "Lund", 5.5],
]
_CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Ida;;Dr.;\r\nFN:Ida Berg\r\nORG:Clay & Co;Kiln\r\nitem1.ADR;type=HOME:;;5 "
    "Kiln Lane;Brooklyn;NY;11201;USA\r\nitem1.X-ABLabel:ship to\r\nTEL;TYPE=cell,pref:+1 555 010 0001\r\nNOTE;ENCODING="
    "QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BC=\r\nller\r\nPHOTO;ENCODING=b:/9j/4AAQ\r\nBDAY:1980-03-12\r\nEND:VCARD\r\n"
)
_JSON = (
    '{"format": "craftdesk-export", "version": 1, "shop": {"currency": "USD"}, "custom_fields": [{"key": "glaze",'
    ' "title": "Glaze", "kind": "text"}], "customers": [{"number": "7", "first_name": "Ida", "emails": [{"value":'
    ' "ida@example.com", "label": ""}], "addresses": [{"street": "5 Kiln Lane", "default_billing": true}], "tags":'
    ' ["vip"], "custom": {"glaze": "blue"}}], "orders": [{"number": "#1", "date": "2026-03-01", "currency": "USD",'
    ' "lines": [{"name": "Mug", "quantity": "1", "unit_price": "12.00"}], "payments": []}]}'
)
_CELLS = (
    "1.234,56", "1,234.56", "$1,250.00", "-12", "(3.50)", "12,00 €", "1e999", "NaN", "\u22125", "²", "1'234.50",
    "0.335", "kr 10", "USD 5", "1 234,5", "٣٤", "1.2.3,4",
)  # fmt: skip
_DAYS = (
    "31.02.2026", "29.02.2023", "02/03/04", "2026-02-11 08:30:00+02:00", "3/15/2024 2:30 PM", "45678", "--03-14",
    "12 mars 2024", "2026-11-22T12:00:00Z", "1. Mai 1980", "0000-00-00", "Feb 30", "20260102", "令和6年1月2日",
)  # fmt: skip
_PHONES = ("+1 (555) 010-0001", "0049 30 2312-5107", "030/2312 5107", "٠١٢", "+44 (0)20 7946 0000", "555-0100 ext. 12")
_BLOCKS = (
    "Kiln Studio\nIda Berg\n5 Kiln Lane\nBrooklyn NY 11201\nUSA", "Frau Dr. Ida Berg\nAm Bach 5\n50667 Köln",
    "〒100-0001\n東京都千代田区千代田1-1\n花森ゆき 様",
    "Kind regards\nIda Berg | Owner\nTel: +1 555 010 0001\nida@example.com",
    "12 rue de la Paix\n75002 Paris CEDEX 02\nFrance", "a,b,c\nd,e,f",
)  # fmt: skip


def seeds(target: str) -> list[bytes]:
    """The inputs that a target begins with."""
    texts: dict[str, tuple[str, ...]] = {
        "money": (*_CELLS, "\n".join(_CELLS)), "date": (*_DAYS, "\n".join(_DAYS)), "phone": _PHONES, "block": _BLOCKS,
        "cards": (_CARD[13:],), "vcard": (_CARD[13:],), "json": (_JSON,), "own": (_JSON,),
    }  # fmt: skip
    if target in texts:
        return [bytes([option]) + text.encode() for text in texts[target] for option in (0, 1)]
    if target == "workbook":
        return _workbooks()
    if target in {"gate", "salvage"}:
        return _patches()
    if target in LEFT_BEHIND:
        return left_seeds(target)
    lists = [path.read_bytes()[:1_500] for path in sorted(SAMPLES.glob("*.csv"))[:40]]
    rows = [
        b'Ida,Berg,ida@example.com,"5\n01",,,,31.02.2000\n',
        b"#1,ida@example.com,2026-01-02,Mug,1,5.00,5.00,paid\n",
    ]
    return [bytes([option]) + text for text in (*lists, *rows) for option in (0, 7)]


def _patches() -> list[bytes]:
    """Changes of a shop file: in the header, in the schema, at the beginning of a page; a cut; journals."""
    places = (0, 16, 18, 24, 28, 32, 40, 44, 56, 60, 68, 92, 96)
    header = [b"\0" + _patch(0, place, b"\0\0\0\x63") for place in places]
    schema = [b"\0" + _patch(1, place, b"CREATE TRIGGER x") for place in (0, 8, 600, 2_000)]
    others = [b"\0", b"\1", b"\2abc", b"\x0c", b"\x04" + b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 30]
    pages = [b"\0" + _patch(2, place, b"\x0d\0\0\xff") for place in (3, 40, 90)]
    return [*header, *schema, *others, *pages]


def _patch(kind: int, place: int, content: bytes) -> bytes:
    return bytes([kind]) + place.to_bytes(3, "big") + bytes([len(content)]) + content


def _workbooks() -> list[bytes]:
    content, document = xlsx({"A": _ROWS, "B": [["x"]]}), ods([[str(cell) for cell in row] for row in _ROWS])
    entries = {**unzipped(content), **unzipped(document)}
    whole = [bytes([7]) + one for one in (content, document, xls(_ROWS))]
    return [*(bytes([place]) + entries[name] for place, name in enumerate(ENTRIES)), *whole]


WORDS: dict[str, tuple[str, ...]] = {
    "table": ('"', '""', "\r\n", ";", "\t", "|", "sep=", "\ufeff", "Total", "n/a", "&amp;", "="),
    "csv": ('"', '""', "\r\n", ";", "\t", "First name", "Email", "Order number", "Total", "1e999", "31.02.", "\u202e"),
    "cards": ("BEGIN:VCARD", "END:VCARD", "AGENT:", "ENCODING=b", "QUOTED-PRINTABLE", "CHARSET=", "=\r\n", "\r\n ",
              "ADR;", "TYPE=", "X-ABLabel", "item1.", "PREF=1", "BDAY:", "\\n", ";;;"),
    "workbook": ("<c r=", "<row ", "</row>", 't="s"', "<si>", "<t>", "<v>", "<!DOCTYPE", "<mergeCell ref=", 'r="A1"',
                 'table:number-rows-repeated="9"', "PK\x03\x04", "PK\x05\x06", "XFD1048576", 'state="hidden"'),
    "json": ("{", "}", "[", "]", "null", "true", "1e999", "\\ud800", "customers", "orders", "lines", "payments",
             "craftdesk-export", "version", "custom_fields", "emails", "addresses"),
    "money": ("€", "$", "USD", "-", "(", ")", ".", ",", "'", "\u00a0", "²", "1e9"),
    "date": ("T", "Z", "+02:00", "AM", "Mai", "März", ".", "/", "-", "2026", "12", "31", "年"),
    "phone": ("+", "(0)", "ext.", "00", "-", "/", "٣"),
    "gate": ("SQLite format 3\0", "CREATE TABLE", "CREATE TRIGGER", "CREATE VIEW", "AFTER INSERT ON",
             "BEGIN DELETE FROM", "\0\0\0\1", "\x7f\x7f\x7f", "sqlite_stat1", "GENERATED ALWAYS AS"),
    "kept": ("[", "{", "}", "]", "null", "true", "1e999", "-1", "\\u0000", "\\ud800", "[" * 900, '{"a":' * 300,
             "0" * 600, "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00", "\n", "_", ".craftdesk",
             ".sha256", "\u202e"),
    "block": ("\n", "USA", "GmbH", "〒", "Tel:", "@", "www.", "12345", "NY", " | ", "Straße", "P.O. Box", "CEDEX"),
}  # fmt: skip
"""What a target's language is made of; `words_of` also knows the targets that share one."""


def words_of(target: str) -> tuple[str, ...]:
    """The words of a target's language."""
    alike = {"vcard": "cards", "own": "json", "salvage": "gate"} | dict.fromkeys(LEFT_BEHIND - {"salvage"}, "kept")
    return WORDS[alike.get(target, target)]
