"""Another shop, and what CraftDesk exported itself: everything comes in, and into the same shop nothing changes."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from craftdesk import cli
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import ImportProblem
from craftdesk.importing.import_choices import ImportChoices
from craftdesk.importing.opening import open_table, open_tables, parts
from craftdesk.importing.source import BytesSource, FileSource
from craftdesk.importing.table import Choices
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.importing import NOON, bring_in, content, plan


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "other.craftdesk"
    assert cli.main(["sample", str(path), "--customers", "60", "--orders", "90", "--seed", "7"]) == 0
    return path


@pytest.fixture
def euros(tmp_path: Path) -> Iterator[Desk]:
    """An empty shop in the sample's currency."""
    settings = ShopSettings(name="Clay & Co", currency="EUR", country="DE")
    with ShopFile.create(tmp_path / "shop.craftdesk", settings, clock=lambda: NOON) as shop:
        yield Desk.open(shop)


@pytest.fixture
def same(sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the sample shop, open."""
    path = tmp_path / "copy.craftdesk"
    path.write_bytes(sample.read_bytes())
    with ShopFile.open(path, clock=lambda: NOON) as shop:
        yield Desk.open(shop)


def exported(sample: Path, folder: Path, ending: str) -> Path:
    """What comes in: the shop itself, or what it wrote."""
    if ending == ".craftdesk":
        return sample
    path = folder / f"everything{ending}"
    what = ["--what", "everything"] if ending == ".xlsx" else []
    assert cli.main(["export", str(sample), "--to", str(path), *what]) == 0
    return path


def counts(desk: Desk) -> dict[str, int]:
    return {table: len(rows) for table, rows in content(desk).items()}


def kept(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """The customers and orders without what the book itself notes about them."""
    connection = desk.shop.reader()
    try:
        return {
            "customers": connection.execute(
                "SELECT number, type, first_name, last_name, company, birthday, note, source, rating, since, discount"
                " FROM customers ORDER BY number"
            ).fetchall(),
            "products": connection.execute(
                "SELECT name, sku, unit, price, currency, tax_rate, active FROM products ORDER BY name, sku"
            ).fetchall(),
            "orders": connection.execute(
                "SELECT number, ordered_on, status, currency, total, paid, refunded FROM orders ORDER BY number, total"
            ).fetchall(),
        }
    finally:
        desk.shop.close_reader(connection)


@pytest.mark.parametrize("ending", [".craftdesk", ".xlsx"])
def test_everything_of_another_shop_comes_in(
    sample: Path, same: Desk, euros: Desk, tmp_path: Path, ending: str
) -> None:
    path = exported(sample, tmp_path, ending)
    assert parts(path) == ("Customers", "Products", "Orders")
    for sheet in parts(path):
        report = bring_in(euros, FileSource(path), ImportChoices(sheet=sheet))
        assert report.rejected == []
        assert report.delimiter == sheet
    mine, theirs = kept(euros), kept(same)
    assert (mine["customers"], mine["orders"]) == (theirs["customers"], theirs["orders"])
    # What was sold without being in the list of products is put there by every import of orders.
    assert set(theirs["products"]) <= set(mine["products"])
    many, wanted = counts(euros), counts(same)
    for table in (
        "customer_emails",
        "customer_phones",
        "customer_tags",
        "addresses",
        "consents",
        "order_lines",
        "payments",
    ):
        assert many[table] == wanted[table], table


@pytest.mark.parametrize("ending", [".craftdesk", ".xlsx", ".vcf"])
def test_into_the_same_shop_nothing_changes(sample: Path, same: Desk, tmp_path: Path, ending: str) -> None:
    path = exported(sample, tmp_path, ending)
    before = content(same)
    for sheet in parts(path):
        report = bring_in(same, FileSource(path), ImportChoices(sheet=sheet))
        assert (report.counts.customers.new, report.counts.customers.changed) == (0, 0)
        assert (report.counts.orders.new, report.counts.orders.changed) == (0, 0)
        assert report.operation is None
    assert content(same) == before


def test_the_other_file_is_only_read(sample: Path, euros: Desk) -> None:
    before = hashlib.sha256(sample.read_bytes()).hexdigest()
    bring_in(euros, FileSource(sample))
    assert hashlib.sha256(sample.read_bytes()).hexdigest() == before
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


def test_customers_come_first_and_orders_are_behind(sample: Path) -> None:
    table = open_table(FileSource(sample))
    assert (table.encoding.name, table.sheet, table.behind) == ("craftdesk", "Customers", ("Products", "Orders"))
    assert [one.sheet for one in open_tables(FileSource(sample), Choices(sheet="Orders"))] == ["Orders"]


def test_the_open_shop_is_not_brought_into_itself(euros: Desk, tmp_path: Path) -> None:
    (tmp_path / "link.craftdesk").symlink_to(euros.shop.path)
    for path in (euros.shop.path, tmp_path / "link.craftdesk"):
        with pytest.raises(ImportProblem) as refused:
            plan(euros, FileSource(path))
        assert refused.value.code == "import.shop_itself"
        assert parts(path, euros.shop.path) == (None,)


def test_a_shop_that_is_just_being_changed_is_left_alone(sample: Path, euros: Desk, tmp_path: Path) -> None:
    path = tmp_path / "busy.craftdesk"
    path.write_bytes(sample.read_bytes())
    journal = tmp_path / "busy.craftdesk-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    with pytest.raises(ImportProblem) as refused:
        plan(euros, FileSource(path))
    assert refused.value.code == "import.shop_changing"
    assert journal.exists()


def test_foreign_and_cut_files_do_not_pass_the_gate(sample: Path, euros: Desk, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.craftdesk"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
        connection.commit()
    cut = tmp_path / "cut.craftdesk"
    cut.write_bytes(sample.read_bytes()[:20_000])
    for path, code in ((foreign, "import.database"), (cut, "shop.cut")):
        with pytest.raises(ImportProblem) as refused:
            plan(euros, FileSource(path))
        assert refused.value.code == code
        assert refused.value.params["file"] == path.name


def test_the_data_of_a_hostile_shop_comes_in_and_nothing_of_it_is_run(
    sample: Path, euros: Desk, tmp_path: Path
) -> None:
    hostile = tmp_path / "hostile.craftdesk"
    hostile.write_bytes(sample.read_bytes())
    with closing(sqlite3.connect(hostile)) as connection:
        connection.execute("CREATE TRIGGER gone AFTER INSERT ON customers BEGIN DELETE FROM orders; END")
        connection.execute("ALTER TABLE customers ADD COLUMN shoe_size TEXT NOT NULL DEFAULT '42'")
        connection.execute("CREATE VIEW search_all AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)"
                           " SELECT * FROM n")  # fmt: skip
        connection.commit()
    before = hostile.read_bytes()
    planned = plan(euros, FileSource(hostile))
    assert planned.counts.rows.read == 60
    assert [one.code for one in planned.warnings] == ["import.rescued"]
    report = bring_in(euros, FileSource(hostile))
    assert report.counts.customers.new == 60
    assert hostile.read_bytes() == before


def test_tables_of_another_program_with_our_names_give_what_they_have(euros: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute('CREATE TABLE "customers" (first_name, Number PRIMARY KEY, [last_name] VARCHAR(20))')
        connection.execute("INSERT INTO customers VALUES ('Ida', 7, 'B\x01erg'), (x'42c3b6', '8', 12)")
        connection.commit()
    bring_in(euros, FileSource(other))
    with euros.store.reading() as book:
        names = book.raw.execute("SELECT first_name, last_name FROM customers ORDER BY first_name").fetchall()
    assert names == [("Bö", "12"), ("Ida", "Berg")]


def test_an_empty_shop_and_one_without_a_file(euros: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "empty.craftdesk"
    ShopFile.create(empty, ShopSettings(name="New", currency="EUR", country="DE"), clock=lambda: NOON).close()
    with pytest.raises(ImportProblem) as refused:
        plan(euros, FileSource(empty))
    assert refused.value.code == "import.nothing"
    with pytest.raises(ImportProblem) as refused:
        plan(euros, BytesSource(empty.read_bytes(), "x"))
    assert refused.value.code == "import.shop_not_on_disk"


def test_the_command_line_brings_in_every_part(
    sample: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = str(tmp_path / "empty.craftdesk")
    assert cli.main(["new", target, "--name", "Clay", "--currency", "EUR", "--country", "DE"]) == 0
    capsys.readouterr()
    assert cli.main(["import", str(sample), "--into", target, "--json"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [(one["encoding"], one["delimiter"]) for one in files] == [
        ("craftdesk", "Customers"),
        ("craftdesk", "Products"),
        ("craftdesk", "Orders"),
    ]
    assert [one["customers"]["new"] for one in files] == [60, 0, 0]
    assert files[2]["orders"]["new"] == 90
    assert cli.main(["import", str(sample), "--into", target, "--sheet", "Orders", "--json"]) == 0
    (again,) = json.loads(capsys.readouterr().out)["files"]
    assert (again["orders"]["new"], again["orders"]["changed"]) == (0, 0)
    assert cli.main(["import", target, "--into", target]) == 3
    assert capsys.readouterr().err.startswith("empty.craftdesk is the shop that is open.")
