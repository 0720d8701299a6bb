"""What is typed finds who is meant, in list order, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerState, CustomerType, Email
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.phone import Phone
from craftdesk.domain.query import CustomerChip, CustomerQuery, CustomerSort
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.storage import list_reader
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.list_reader import ListReader
from craftdesk.storage.search import Beginnings
from tests.support.shops import NOW, new_store

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("search") / "shop.craftdesk"
    store = new_store(path)
    with store.begin(OperationLabel("sample")) as unit:
        people = [
            Customer(first_name="Jürgen", last_name="Müller", phones=(Phone(text="030 2312-5107"),), tags=("VIP",)),
            Customer(first_name="Bert", last_name="Mueller"),
            Customer(first_name="Ada", last_name="Lovelace", emails=(Email(text="ada.lovelace@example.com"),)),
            Customer(first_name="太郎", last_name="田中"),
            Customer(first_name="Conan", last_name="O'Brien"),
            Customer(company="D'Angelo & Söhne GmbH", type=CustomerType.COMPANY),
            Customer(first_name="Łukasz", last_name="Øster", note="Loves the ocean-blue glaze"),
            Customer(first_name="X Æ", last_name="A-12"),
            Customer(first_name="Zoe", last_name="Archive", archived_at=NOW),
        ]
        ids = unit.customers.add_many(people)
        unit.addresses.add(
            Address(customer_id=ids[0], place=PostalAddress(street="Hauptstraße 1", postcode="01067", city="Köln"))
        )
        unit.orders.add(
            Order(
                customer_id=ids[2],
                ordered_on=TODAY,
                currency="EUR",
                number="O-2211",
                total=500,
                goods=500,
                lines=(OrderLine(name="Ramen bowl", total=500, unit_price=500),),
            )
        )
        unit.timeline.add(TimelineEntry(customer_id=ids[4], at=NOW, text="the bell is broken"))
        unit.commit()
    store.shop.close()
    return path


@pytest.fixture
def reader(book: Path) -> Iterator[ListReader]:
    with ShopFile.open(book, read_only=True) as shop:
        yield ListReader(shop.reader())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("müller", {"Jürgen Müller", "Bert Mueller"}),
        ("mueller", {"Jürgen Müller", "Bert Mueller"}),
        ("muller", {"Jürgen Müller", "Bert Mueller"}),
        ("MÜLL jür", {"Jürgen Müller"}),
        ("strasse", {"Jürgen Müller"}),
        ("hauptstraße 1", {"Jürgen Müller"}),
        ("030 2312-5107", {"Jürgen Müller"}),
        ("03023125107", {"Jürgen Müller"}),
        ("+49 30 2312 5107", {"Jürgen Müller"}),
        ("0049302312", {"Jürgen Müller"}),
        ("5107", {"Jürgen Müller"}),
        ("01067 koln", {"Jürgen Müller"}),
        ("koeln", {"Jürgen Müller"}),
        ("太郎", {"田中 太郎"}),
        ("中", {"田中 太郎"}),
        ("lovelace ada", {"Ada Lovelace"}),
        ("ada.lovelace@exam", {"Ada Lovelace"}),
        ("o'brien", {"Conan O'Brien"}),
        ("obrien", {"Conan O'Brien"}),
        ("brien conan", {"Conan O'Brien"}),
        ("dangelo", {"D'Angelo & Söhne GmbH"}),
        ("soehne", {"D'Angelo & Söhne GmbH"}),
        ("lukasz oster", {"Łukasz Øster"}),
        ("ocean", {"Łukasz Øster"}),
        ("x ae a-12", {"X Æ A-12"}),
        ("O-2211", {"Ada Lovelace"}),
        ("ramen", {"Ada Lovelace"}),
        ("bell broken", {"Conan O'Brien"}),
        ("C-00003", {"Ada Lovelace"}),
        ("vip", {"Jürgen Müller"}),
        ("zzz", set()),
        ('"*) OR (', set()),
        ("NEAR(", set()),
    ],
)
def test_what_is_typed_finds_who_is_meant(reader: ListReader, typed: str, found: set[str]) -> None:
    query = CustomerQuery(text=typed)
    rows = reader.first(query, TODAY, 50)
    assert {row.name for row in rows} == found
    assert reader.count(query, TODAY) == len(found)
    assert list(reader.spine(query, TODAY)) == [row.id for row in rows]


def test_it_knows_which_scripts_somebody_is_found_by(reader: ListReader) -> None:
    assert reader.has_letters("\u4e00", "\u9fff")
    assert not reader.has_letters("\u3040", "\u309f")
    assert not reader.has_letters("\u0400", "\u052f")
    assert not reader.has_letters("\uac00", "\ud7a3")


def test_nothing_but_signs_shows_everybody(reader: ListReader) -> None:
    assert reader.count(CustomerQuery(text=" - "), TODAY) == 8


def test_hits_come_in_the_order_of_the_list(reader: ListReader) -> None:
    everybody = [row.name for row in reader.first(CustomerQuery(), TODAY, 50)]
    assert everybody == [
        "X Æ A-12", "D'Angelo & Söhne GmbH", "Ada Lovelace", "Bert Mueller", "Jürgen Müller", "Conan O'Brien",
        "Łukasz Øster", "田中 太郎",
    ]  # fmt: skip
    assert [row.name for row in reader.first(CustomerQuery(text="l"), TODAY, 50)] == [
        name for name in everybody if name in ("Ada Lovelace", "Łukasz Øster")
    ]


def test_the_archive_is_searched_by_itself(reader: ListReader) -> None:
    assert reader.count(CustomerQuery(text="archive"), TODAY) == 0
    archived = CustomerQuery(text="archive", state=CustomerState.ARCHIVED)
    assert [row.name for row in reader.first(archived, TODAY, 5)] == ["Zoe Archive"]


def test_chips_narrow_the_list(reader: ListReader) -> None:
    vip = CustomerQuery(chip=CustomerChip.VIP)
    assert [row.name for row in reader.first(vip, TODAY, 5)] == ["Jürgen Müller"]
    assert reader.count(CustomerQuery(chip=CustomerChip.VIP, text="mul"), TODAY) == 1
    assert reader.count(CustomerQuery(chip=CustomerChip.LOST), TODAY) == 0
    assert reader.count(CustomerQuery(chip=CustomerChip.NEW), TODAY) == 8


@pytest.mark.parametrize("sort", list(CustomerSort))
def test_every_column_sorts_both_ways(reader: ListReader, sort: CustomerSort) -> None:
    up = list(reader.spine(CustomerQuery(sort=sort), TODAY))
    down = list(reader.spine(CustomerQuery(sort=sort, descending=True), TODAY))
    assert sorted(up) == sorted(down)
    assert [row.id for row in reader.first(CustomerQuery(sort=sort), TODAY, 50)] == up
    if sort in (CustomerSort.NAME, CustomerSort.NUMBER, CustomerSort.SPENT):
        assert down == up[::-1]


@pytest.mark.parametrize(("typed", "meant"), [("lovelase", "Ada Lovelace"), ("velace", "Ada Lovelace")])
def test_a_small_typing_error_still_finds(reader: ListReader, typed: str, meant: str) -> None:
    query = CustomerQuery(text=typed)
    assert reader.count(query, TODAY) == 0
    text, rows = reader.similar(query, TODAY, 5)
    assert text == "lovelace"
    assert [row.name for row in rows] == [meant]


WORDS = ("2306", "230612", "2307", "230", "oceana", "oceanic", "ocean", "müller", "berlin", "be", "234")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand people with numbers for names, so that a beginning has more words than are asked for one by one."""
    path: Path = tmp_path_factory.mktemp("crowd") / "shop.craftdesk"
    store = new_store(path)
    chance = Random(7)
    people = [
        Customer(
            first_name=f"{chance.choice('abm')}{number}",
            last_name=f"23{chance.randrange(2_000):04}",
            company=chance.choice(("", "Oceana", f"Ocean{number}", "Mueller & Co", "Berlin")),
            tags=("VIP",) if number % 5 == 0 else (),
        )
        for number in range(2_000)
    ]
    with store.begin(OperationLabel("sample")) as unit:
        unit.customers.add_many(people)
        unit.commit()
    store.shop.close()
    return path


@given(
    words=st.lists(st.builds(lambda word, end: word[:end], st.sampled_from(WORDS), st.integers(1, 7)), max_size=3),
    chip=st.sampled_from([CustomerChip.ALL, CustomerChip.VIP]),
    descending=st.booleans(),
    count=st.sampled_from([1, 20, 64]),
    small=st.booleans(),
    looks=st.sampled_from([(1, 3), (20, 90), (200, 800), (5_000, 6_000)]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_looking_one_by_one_finds_what_collecting_finds(
    crowd: Path, words: list[str], chip: CustomerChip, descending: bool, count: int, small: bool,
    looks: tuple[int, int],
) -> None:  # fmt: skip
    query = CustomerQuery(text=" ".join(words), chip=chip, descending=descending)
    with (
        ShopFile.open(crowd, read_only=True) as shop,
        closing(shop.reader()) as connection,
        pytest.MonkeyPatch.context() as patch,
    ):
        reader = ListReader(connection)
        patch.setattr(list_reader, "_MANY", 200_000 if small else 0)
        patch.setattr(list_reader, "_FIRST_LOOK", looks[0])
        patch.setattr(list_reader, "_WALKED", looks[1])
        first = reader.first(query, TODAY, count)
        assert [row.id for row in first] == list(reader.spine(query, TODAY)[:count])
        assert reader.count(query, TODAY) == len(reader.spine(query, TODAY))


def _patched() -> AbstractContextManager[pytest.MonkeyPatch]:
    return pytest.MonkeyPatch.context()


def test_a_beginning_of_many_words_is_not_collected_first(crowd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The full-text table is asked for a beginning that has an index of its own, and for no longer one."""
    monkeypatch.setattr(list_reader, "_MANY", 0)
    with ShopFile.open(crowd, read_only=True) as shop, closing(shop.reader()) as connection:
        reader = ListReader(connection)
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        assert len(reader.first(CustomerQuery(text="oce"), TODAY, 20)) == 20
        assert len(reader.first(CustomerQuery(text="ocean1"), TODAY, 20)) == 20
        connection.set_trace_callback(None)
    searches = [sql for sql in asked if "MATCH" in sql]
    assert searches
    assert not [sql for sql in searches if '"ocean1"*' in sql]


def test_the_words_of_a_beginning_are_looked_up_once_a_question(crowd: Path) -> None:
    with ShopFile.open(crowd, read_only=True) as shop, closing(shop.reader()) as connection:
        reader = ListReader(connection)
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        for _ in range(2):
            assert reader.first(CustomerQuery(text="ocean1"), TODAY, 20)
        connection.set_trace_callback(None)
    looks = [sql for sql in asked if "standing" in sql and "MATCH" not in sql]
    assert looks
    assert len(looks) == 2 * len(set(looks))


def test_asking_which_words_begin_so_costs_the_same_however_many_have_them(crowd: Path) -> None:
    with ShopFile.open(crowd, read_only=True) as shop, closing(shop.reader()) as connection:
        beginnings = Beginnings(connection)
        assert beginnings.asked("oceana") == '"oceana"'
        assert beginnings.asked("2306") == '"2306"*'
        assert beginnings.likely("2306") == '"230"*'
        assert beginnings.asked("zzzz") == '"zzzz"'
        assert beginnings.asked("be") == '"be"*'
