"""Labels and envelopes; the sheet is measured in the PDF itself."""

from __future__ import annotations

import re
import zlib
from datetime import UTC
from pathlib import Path

import pytest

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.shop import ShopSettings
from craftdesk.printing.customer_list import sheet_of_list
from craftdesk.printing.labels import ENVELOPES, LABELS, LabelSheet, envelope_pages, label_pages
from craftdesk.printing.letter import pages_of
from craftdesk.printing.marks import PAPERS, PaperPage
from craftdesk.printing.painting import pdf_of
from craftdesk.printing.type import width_of
from craftdesk.services.addressed import addressed
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.format import Formatter
from tests.support.shops import frozen_clock
from tests.unit.printing.conftest import TODAY

POINT = 25.4 / 72
BERG = ("Anna Berg", "Rosenthaler Straße 40", "10178 Berlin")
pytestmark = pytest.mark.usefixtures("qapp")

_NUMBER = re.compile(rb"-?[0-9]*\.?[0-9]+")


def _rectangles(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """The outlines drawn on the first page: left, top, right, bottom in millimetres from its upper left corner."""
    media = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert media is not None
    high = float(media[2])
    found: list[tuple[float, float, float, float]] = []
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            content = zlib.decompress(raw)
        except zlib.error:
            continue
        if b" cm" not in content:
            continue
        found += _drawn(content, high)
        break
    return found


def _drawn(content: bytes, high: float) -> list[tuple[float, float, float, float]]:
    """Follows the matrices of a page's content and collects its rectangles."""
    matrices: list[tuple[float, ...]] = [(1, 0, 0, 1, 0, 0)]
    numbers: list[float] = []
    found = []
    for word in re.sub(rb"<[0-9A-Fa-f]*>", b"", content).split():
        if _NUMBER.fullmatch(word):
            numbers.append(float(word))
            continue
        if word == b"q":
            matrices.append(matrices[-1])
        elif word == b"Q":
            matrices.pop()
        elif word == b"cm":
            matrices[-1] = _times(tuple(numbers[-6:]), matrices[-1])
        elif word == b"re":
            x, y, width, height = numbers[-4:]
            a, b, c, d, e, f = matrices[-1]
            corners = [(a * px + c * py + e, b * px + d * py + f) for px, py in ((x, y), (x + width, y + height))]
            (x1, x2), (y1, y2) = sorted(one[0] for one in corners), sorted(one[1] for one in corners)
            found.append((x1 * POINT, (high - y2) * POINT, x2 * POINT, (high - y1) * POINT))
        numbers.clear()
    return found


def _times(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@pytest.mark.parametrize("sheet", LABELS.values(), ids=list(LABELS))
def test_a_sheet_is_true_to_half_a_millimetre_in_the_pdf(sheet: LabelSheet) -> None:
    pages = list(label_pages([BERG] * sheet.count, sheet, frames=True))
    assert len(pages) == 1
    drawn = [r for r in _rectangles(pdf_of(pages, "Labels")) if abs(r[2] - r[0] - sheet.width) < 2]
    assert len(drawn) == sheet.count
    for number, (left, top, right, bottom) in enumerate(drawn):
        x, y = sheet.place(number)
        for seen, wanted in ((left, x), (top, y), (right, x + sheet.width), (bottom, y + sheet.height)):
            assert abs(seen - wanted) <= 0.05


def test_the_sheet_of_three_by_eight_covers_its_paper() -> None:
    sheet = LABELS["a4_70x37"]
    assert (sheet.columns, sheet.rows, sheet.count) == (3, 8, 24)
    assert sheet.place(0) == (0, 0.5)
    assert sheet.place(23) == (140, 0.5 + 7 * 37)


@pytest.mark.parametrize("sheet", LABELS.values(), ids=list(LABELS))
@pytest.mark.parametrize("sender", ["", "Clay & Kiln · Werkstraße 12 · 10115 Berlin"])
def test_every_text_stays_on_its_label(sheet: LabelSheet, sender: str) -> None:
    width, height = PAPERS[sheet.paper]
    assert sheet.place(sheet.count - 1)[0] + sheet.width <= width + 0.01
    assert sheet.place(sheet.count - 1)[1] + sheet.height <= height + 0.01
    long = ("Anna-Katharina Gräfin von Hohenstaufen-Wolkenstein zu Rodenegg und Trostburg", *["A line"] * 7, "x" * 900)
    for block in (BERG, long, ("محمد عبد الله", "شارع ١٢", "دمشق"), ("花森 ゆき", "〒100-0001")):
        (page,) = label_pages([block] * sheet.count, sheet, sender=sender)
        for words in page.words():
            number = _label_at(sheet, words.x, words.y)
            x, y = sheet.place(number)
            assert words.y >= y
            assert words.y + words.height <= y + sheet.height
            assert words.x + width_of(words.text, words.ink, words.size) <= x + sheet.width
            assert words.x >= max(x, 5.0)


def _label_at(sheet: LabelSheet, x: float, y: float) -> int:
    column = int((x - sheet.left) // (sheet.width + sheet.gap))
    return int((y - sheet.top) // sheet.height) * sheet.columns + column


def test_a_used_sheet_goes_on_where_it_was_left() -> None:
    sheet = LABELS["a4_70x37"]
    blocks = [(f"Customer {number}",) for number in range(30)]
    pages = list(label_pages(blocks, sheet, first=23))
    assert [len(page.words()) for page in pages] == [2, 24, 4]
    first = pages[0].words()[0]
    assert first.text == "Customer 0"
    assert _label_at(sheet, first.x, first.y) == 22
    assert pages[1].words()[0].text == "Customer 2"
    assert len(list(label_pages(blocks[:2], sheet, first=99))) == 2


@pytest.mark.parametrize("envelope", ENVELOPES.values(), ids=list(ENVELOPES))
def test_an_envelope_has_the_recipient_low_and_the_sender_high(envelope: object) -> None:
    (key,) = [key for key, one in ENVELOPES.items() if one is envelope]
    one = ENVELOPES[key]
    (page,) = envelope_pages([BERG], one, sender=("Clay & Kiln", "Werkstraße 12"))
    recipient = next(words for words in page.words() if words.text == "Anna Berg")
    sender = next(words for words in page.words() if words.text == "Clay & Kiln")
    assert recipient.x > one.width * 0.4
    assert recipient.y > one.height * 0.4
    assert sender.y < 20
    assert all(words.y + words.height <= one.height - 15 for words in page.words())
    media = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf_of([page], "Envelope"))
    assert media is not None
    assert float(media[1]) * POINT == pytest.approx(one.width, abs=0.3)
    assert float(media[2]) * POINT == pytest.approx(one.height, abs=0.3)


def test_who_has_no_address_is_named(tmp_path: Path) -> None:
    assert frozen_clock().tzinfo is UTC
    with ShopFile.create(tmp_path / "s.craftdesk", ShopSettings(name="Clay"), clock=frozen_clock) as shop:
        desk = Desk.open(shop)
        home = PostalAddress(street="Home 1", city="Berlin", country="DE")
        away = PostalAddress(name="Workshop", street="Away 2", city="Lyon", country="FR")
        anna = desk.customers.add(
            Customer(first_name="Anna", last_name="Berg"),
            [Address(place=home, default_billing=True), Address(place=away, default_shipping=True)],
        ).customer
        bram = desk.customers.add(Customer(first_name="Bram")).customer
        found = run(addressed(desk.store, [bram.id, anna.id]))
    assert found.missing == ("Bram",)
    assert found.blocks == (("Workshop", "Away 2", "LYON", "FRANCE"),)
    assert [one.name for one in found.people] == ["Bram", "Anna Berg"]


def test_the_list_of_customers_tells_everybody(fmt: Formatter, tmp_path: Path) -> None:
    with ShopFile.create(tmp_path / "s.craftdesk", ShopSettings(name="Clay"), clock=frozen_clock) as shop:
        desk = Desk.open(shop)
        ids = [desk.customers.add(Customer(first_name=f"Person {n}")).customer.id for n in range(60)]
        people = run(addressed(desk.store, ids)).people
    pages: list[PaperPage] = list(pages_of(sheet_of_list(people, 60, ShopSettings(name="Clay"), TODAY, fmt)))
    assert len(pages) > 1
    said = [text for page in pages for text in page.texts()]
    assert [text for text in said if text.startswith("Person ")] == [f"Person {n}" for n in range(60)]
    assert said.count("Place") == len(pages)
    assert "The first" not in " ".join(said)
    more = pages_of(sheet_of_list(people, 5000, ShopSettings(name="Clay"), TODAY, fmt))
    assert "The first 2000 of 5000 customers. Export the list for all of them." in more[0].texts()
