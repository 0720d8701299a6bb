from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import EnvironmentFailure
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.services.running import run
from craftdesk.services.sample_shop import Craft, Sample, make_sample
from craftdesk.services.sample_shop.dice import Deck, Dice, Weighted
from craftdesk.storage import listing
from craftdesk.storage.bulk import filling
from craftdesk.storage.file.gate import check_schema
from craftdesk.storage.file.shop_file import ShopFile

TODAY = date(2026, 11, 22)
NUMBERS_OF_FILMS = re.compile(
    r"(49|0)(3023125|6990009|4066969|2214710|8999998)\d{3,6}"
    r"|(33|0)(19900|26191|35301|46571|53649|63998)\d{4}"
    r"|01632960\d{3}|02079460\d{3}|(07|447)700900\d{3}|01(13|31|61|17)4960\d{3}|1?\d{3}55501\d\d"
    r"|(0|353)2091\d{5}|08465004\d\d|031390060\d|040628040\d"
)


def dump(path: Path) -> str:
    """Everything in the file that is not a counter of SQLite's own, as one fingerprint."""
    fingerprint = hashlib.sha256()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name"
        ).fetchall()
        for (table,) in tables:
            for row in sorted(connection.execute(f"SELECT * FROM {table}"), key=repr):
                fingerprint.update(repr((table, *row)).encode())
    return fingerprint.hexdigest()


def column(path: Path, sql: str) -> list[object]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(sql)]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return run(make_sample(tmp_path_factory.mktemp("sample") / "pottery.craftdesk", today=TODAY))


def found(sample: Sample, text: str) -> list[str]:
    with ShopFile.open(sample.path, read_only=True) as shop:
        answers = CustomerList(shop, lambda: TODAY)
        try:
            return [row.name for row in answers.first(CustomerQuery(text=text), 50)]
        finally:
            answers.close()


def test_the_same_seed_and_day_give_the_same_shop(sample: Sample, tmp_path: Path) -> None:
    again = run(make_sample(tmp_path / "again.craftdesk", today=TODAY))
    assert dump(again.path) == dump(sample.path)


@pytest.mark.parametrize(("seed", "today"), [(2, TODAY), (1, date(2026, 11, 23))], ids=["seed", "day"])
def test_another_seed_or_day_gives_another_shop(sample: Sample, tmp_path: Path, seed: int, today: date) -> None:
    other = run(make_sample(tmp_path / "other.craftdesk", seed=seed, today=today))
    assert dump(other.path) != dump(sample.path)


def test_it_opens_through_the_gate_and_has_the_known_schema(sample: Sample) -> None:
    check_schema(sample.path)
    with ShopFile.open(sample.path) as shop:
        assert (shop.settings().name, shop.settings().sample) == ("Atelier Linnea", True)


def test_the_list_equals_one_worked_out_anew(sample: Sample, tmp_path: Path) -> None:
    everything = "SELECT * FROM listing l JOIN listing_words w USING (position) ORDER BY position"
    copy = tmp_path / "copy.craftdesk"
    copy.write_bytes(sample.path.read_bytes())
    with ShopFile.open(copy) as shop:
        before = shop.writer().execute(everything).fetchall()
        with shop.transaction() as writer:
            listing.rebuild(writer, shop.settings())
            writer.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        assert shop.writer().execute(everything).fetchall() == before
    assert len(before) == sample.customers == 248


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("müller", "Jürgen Müller"), ("mueller", "Jürgen Müller"), ("muller", "Jürgen Müller"),
        ("030 2312-5107", "Jürgen Müller"), ("03023125107", "Jürgen Müller"), ("+49 30 2312 5107", "Jürgen Müller"),
        ("太郎", "田中 太郎"), ("lovelace ada", "Dr. Ada Lovelace"), ("o'brien", "Saoirse O'Brien"),
        ("obrien", "Saoirse O'Brien"), ("d'angelo söhne", "D'Angelo & Söhne GmbH"), ("x æ a-12", "X Æ A-12"),
        ("hauptstrasse", "Jürgen Müller"), ("strasse berlin", "Jürgen Müller"), ("ocean amelie", "Amélie Dubois"),
    ],
)  # fmt: skip
def test_names_that_others_refuse_are_found(sample: Sample, text: str, name: str) -> None:
    assert name in found(sample, text)


def test_a_couple_shares_phone_and_e_mail(sample: Sample) -> None:
    assert found(sample, "familie.falkenstein@example.org") == ["Jonas Falkenstein", "Miriam Falkenstein"]
    assert found(sample, "089 99998123") == ["Jonas Falkenstein", "Miriam Falkenstein"]


def test_nobody_can_be_reached(sample: Sample) -> None:
    emails = [str(text) for text in column(sample.path, "SELECT text FROM customer_emails")]
    phones = [re.sub(r"\(0\)|\D", "", str(text)) for text in column(sample.path, "SELECT text FROM customer_phones")]
    assert len(emails) > 150
    assert len(phones) > 60
    assert [text for text in emails if not re.search(r"[@.]example\.(com|org|net)$", text)] == []
    assert [text for text in phones if not NUMBERS_OF_FILMS.fullmatch(text)] == []


@pytest.mark.parametrize("craft", Craft)
def test_every_order_adds_up(tmp_path: Path, craft: Craft) -> None:
    made = run(make_sample(tmp_path / "shop.craftdesk", customers=120, today=TODAY, craft=craft))
    wrong = {
        "total": "SELECT number FROM orders WHERE total <> goods - discount + shipping + adjustment"
        " + CASE tax_included WHEN 1 THEN 0 ELSE tax END",
        "goods": "SELECT number FROM orders o WHERE goods <>"
        " (SELECT sum(total) FROM order_lines WHERE order_id = o.id)",
        "paid": "SELECT number FROM orders o WHERE (paid, refunded) <> (SELECT coalesce(sum(max(amount, 0)), 0),"
        " coalesce(sum(max(-amount, 0)), 0) FROM payments WHERE order_id = o.id)",
        "line": "SELECT id FROM order_lines WHERE total <> (quantity * unit_price + 500) / 1000 - discount",
        "future": f"SELECT number FROM orders WHERE ordered_on > '{TODAY}' OR paid > total OR refunded > paid",
        "paid later": f"SELECT order_id FROM payments WHERE paid_on > '{TODAY}'",
        "too early": "SELECT o.number FROM orders o JOIN customers c ON c.id = o.customer_id WHERE ordered_on < since",
    }
    assert {name: column(made.path, sql) for name, sql in wrong.items()} == {name: [] for name in wrong}
    assert made.orders > 120
    assert column(made.path, "SELECT count(*) FROM orders") == [made.orders]
    assert column(made.path, "SELECT count(*) FROM order_lines") == [made.lines]


def test_it_looks_like_a_shop_in_november(sample: Sample) -> None:
    def count(sql: str) -> int:
        return int(str(column(sample.path, f"SELECT count(*) FROM {sql}")[0]))

    assert count("orders WHERE status IN ('unconfirmed', 'confirmed', 'in_progress', 'ready')") in range(15, 90)
    assert count(f"orders WHERE due_on < '{TODAY}' AND status IN ('confirmed', 'in_progress', 'ready')") > 0
    assert count("orders WHERE status = 'cancelled'") in range(10, 120)
    assert count("orders WHERE refunded > 0 AND status <> 'cancelled'") > 3
    assert count("orders WHERE paid > 0 AND paid < total") > 2
    assert count("listing WHERE first_order >= date('2026-11-22', '-90 days')") in range(4, 30)
    assert count("listing WHERE last_order <> '' AND last_order < date('2026-11-22', '-365 days')") in range(25, 110)
    assert count("listing WHERE orders = 0") in range(1, 30)
    assert count("customers WHERE type = 'company'") in range(10, 50)
    assert count("customer_tags WHERE name = 'VIP'") in range(3, 25)
    december, july = (count(f"orders WHERE substr(ordered_on, 6, 2) = '{month}'") for month in ("12", "07"))
    assert december > 1.3 * july


def test_order_numbers_follow_the_days(sample: Sample) -> None:
    by_number = column(sample.path, "SELECT ordered_on FROM orders ORDER BY number")
    assert by_number == sorted(by_number, key=str)
    assert column(sample.path, "SELECT number FROM customers ORDER BY since, id LIMIT 1") == ["C-00001"]


@pytest.mark.parametrize(("customers", "orders"), [(1, 300), (40, 0), (40, 90), (3, 4)])
def test_there_are_as_many_as_asked_for(tmp_path: Path, customers: int, orders: int) -> None:
    made = run(make_sample(tmp_path / "shop.craftdesk", customers=customers, orders=orders, today=TODAY))
    assert column(made.path, "SELECT count(*) FROM customers") == [customers]
    assert column(made.path, "SELECT count(*) FROM orders") == [orders]
    if orders % 10 == 0:
        assert made.lines == orders * 5 // 2


def test_the_next_customer_and_order_get_the_next_numbers(sample: Sample) -> None:
    assert column(sample.path, "SELECT next FROM counters ORDER BY name") == [249, sample.orders + 1]


def test_it_is_never_made_over_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.craftdesk"
    path.write_text("mine")
    with pytest.raises(EnvironmentFailure) as raised:
        run(make_sample(path, customers=2, today=TODAY))
    assert raised.value.code == "shop.exists"
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.craftdesk"]


@pytest.mark.parametrize("steps", [1, 3, 6])
def test_cancelled_it_leaves_nothing(tmp_path: Path, steps: int) -> None:
    work = make_sample(tmp_path / "shop.craftdesk", customers=20, today=TODAY)
    for _ in range(steps):
        next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_nothing(tmp_path: Path, sample: Sample) -> None:
    with ShopFile.open(sample.path, read_only=True) as shop:
        settings = shop.settings()
    with pytest.raises(ZeroDivisionError), filling(tmp_path / "shop.craftdesk", settings):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_progress_goes_up_and_ends_with_the_list(tmp_path: Path) -> None:
    seen = list(make_sample(tmp_path / "shop.craftdesk", customers=20, today=TODAY))
    assert list(dict.fromkeys(one.code for one in seen)) == [
        "sample.customers",
        "sample.orders",
        "sample.indexes",
        "sample.list",
    ]
    assert all(0 <= one.done <= one.total for one in seen)


def test_a_deck_deals_each_card_once_before_it_is_shuffled() -> None:
    dice, deck = Dice(3), Deck((1, 1, 2, 5))
    assert sorted(deck.deal(dice) for _ in range(8)) == [1, 1, 1, 1, 2, 2, 5, 5]


def test_heavier_things_come_up_more_often() -> None:
    dice, things = Dice(7), Weighted([("often", 9), ("seldom", 1), ("never", 0)])
    drawn = [things.draw(dice) for _ in range(500)]
    assert drawn.count("often") > 400 > drawn.count("seldom") > 20
    assert "never" not in drawn


def test_a_few_customers_have_something_arranged_and_nothing_is_due_yet(sample: Sample) -> None:
    with ShopFile.open(sample.path, clock=lambda: datetime.combine(TODAY, time(9), tzinfo=UTC)) as shop:
        desk = Desk.open(shop)
        assert [one.title or one.lines[0].name for one in desk.standing.all()] != []
        assert len(desk.wants.wants_open()) == 2
        assert sorted(one.balance for one in desk.vouchers.all()) == [2_500, 5_000, 10_000]
        assert not desk.standing.is_due(TODAY)
        assert run(desk.check.run()).findings == ()


def test_the_newest_orders_tell_how_they_went(sample: Sample) -> None:
    last = "SELECT value FROM order_steps s WHERE kind = 'status' AND order_id = o.id ORDER BY position DESC LIMIT 1"
    wrong = f"SELECT o.id FROM (SELECT * FROM orders ORDER BY id DESC LIMIT 200) o WHERE ({last}) IS NOT o.status"
    assert column(sample.path, wrong) == []
    assert column(sample.path, "SELECT count(DISTINCT order_id) FROM order_steps") == [200]


def test_it_has_groups_agreed_prices_price_levels_and_a_seller(tmp_path: Path) -> None:
    path = tmp_path / "sample.craftdesk"
    run(make_sample(path, customers=120, orders=60, today=date(2026, 11, 29)))
    with ShopFile.open(path) as shop:
        desk = Desk.open(shop)
        settings = desk.settings.get()
        assert desk.settings.problems(settings) == ()
        assert settings.logo
        assert settings.vat_id
        groups = desk.groups.all()
        assert [one.group.name for one in groups] == ["Cafés & galleries", "Neighbours", "Regulars"]
        assert all(one.members for one in groups)
        assert desk.products.levels() == ["Wholesale", "Friends"]
        (firm, *_) = desk.groups.members(groups[0].group.id)
        assert desk.agreed_prices.of(firm)
