from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment, PaymentStatus
from craftdesk.domain.query import CustomerQuery, OrderQuery
from craftdesk.errors import Cancelled, NotFound, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.services.running import run
from craftdesk.texts import sentence
from tests.support.patience import SECONDS


@pytest.fixture
def ida(desk: Desk) -> CustomerId:
    """A customer with a paid, a refunded, a cancelled, an unpaid and a foreign order."""
    customer = desk.customers.add(Customer(first_name="Ida")).customer.id
    plain = Order(
        customer_id=customer, ordered_on=date(2026, 1, 2), currency="EUR", goods=1000, total=1000, paid=1000,
        lines=(OrderLine(name="Mug", total=1000, quantity=2000),), payments=(Payment(amount=1000),),
    )  # fmt: skip
    bowl = (OrderLine(name="Blue bowl", sku="B-7", total=700), OrderLine(name="Lid", total=300))
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add_many(
            [
                plain,
                replace(plain, ordered_on=date(2026, 2, 2), refunded=400, lines=bowl,
                        payments=(Payment(amount=1000), Payment(amount=-400))),
                replace(plain, ordered_on=date(2026, 3, 2), status=OrderStatus.CANCELLED, paid=0, payments=()),
                replace(plain, ordered_on=date(2026, 4, 2), paid=0, payments=(), number="#1007"),
                replace(plain, ordered_on=date(2026, 5, 2), currency="USD"),
            ]
        )  # fmt: skip
        unit.commit()
    return customer


def test_orders_are_newest_first_with_their_title(desk: Desk, ida: CustomerId) -> None:
    rows = desk.orders.of(OrderQuery(customer_id=ida))
    assert [row.ordered_on.month for row in rows] == [5, 4, 3, 2, 1]
    assert (rows[3].title, rows[3].more, rows[3].items, rows[3].payment_status) == (
        "Blue bowl", 1, 2, PaymentStatus.PAID,
    )  # fmt: skip
    assert (rows[4].title, rows[4].title_quantity, rows[4].customer_name) == ("Mug", 2000, "Ida")


@pytest.mark.parametrize(
    ("more", "months"),
    [
        ({"text": "blue bow"}, [2]),
        ({"text": "b-7"}, [2]),
        ({"text": "1007"}, [4]),
        ({"text": "nothing like it"}, []),
        ({"first": date(2026, 2, 2), "last": date(2026, 4, 1)}, [3, 2]),
        ({"statuses": frozenset({OrderStatus.CANCELLED})}, [3]),
        ({"payments": frozenset({PaymentStatus.PENDING})}, [4, 3]),
        ({"payments": frozenset({PaymentStatus.PENDING}), "text": "1007"}, [4]),
    ],
)
def test_orders_are_filtered(desk: Desk, ida: CustomerId, more: dict[str, object], months: list[int]) -> None:
    query = OrderQuery(customer_id=ida)._replace(**more)  # type: ignore[arg-type]  # fields by name
    assert [row.ordered_on.month for row in desk.orders.of(query)] == months


def test_the_sum_row_tells_cancelled_and_refunded_apart(desk: Desk, ida: CustomerId) -> None:
    euros, dollars = desk.orders.sums(desk.orders.of(OrderQuery(customer_id=ida)))
    assert (euros.orders, euros.counted, euros.net, euros.open_balance) == (4, 3, 2600, 1000)
    assert (euros.refunded_orders, euros.refunded) == (1, 400)
    assert (euros.cancelled_orders, euros.cancelled_total) == (1, 1000)
    assert (dollars.currency, dollars.net) == ("USD", 1000)
    (nothing,) = desk.orders.sums([])
    assert (nothing.currency, nothing.net) == ("EUR", 0)


def test_the_palette_finds_orders_by_number(desk: Desk, ida: CustomerId) -> None:
    assert [row.number for row in desk.orders.find("1007")] == ["#1007"]
    assert [row.number for row in desk.orders.find("#10")] == ["#1007"]
    assert [row.number for row in desk.orders.find("2")] == ["O-0002"]
    assert desk.orders.find("  ") == []
    assert len(desk.orders.find("o-", limit=2)) == 2
    order = desk.orders.by_number(" O-0002 ")
    assert order is not None
    assert desk.orders.get(order.id).lines == order.lines
    with pytest.raises(NotFound):
        desk.orders.get(OrderId(99))


def test_figures_of_the_shop_are_those_of_its_only_customer(desk: Desk, ida: CustomerId) -> None:
    shop, hers = desk.figures.shop(), desk.figures.of(ida)
    assert (shop.total_spent, shop.counted_orders, shop.open_balance) == (2600, 3, 1000)
    assert (shop.total_spent, shop.months, shop.products) == (hers.spent, hers.months, hers.products)
    assert (shop.orders, shop.customers, shop.average_order) == (5, 1, 867)
    assert shop.other_currencies == (("USD", 1, 1000),)
    assert [(one.name, one.total) for one in shop.top_customers] == [("Ida", 2600)]
    january = desk.figures.shop(date(2026, 1, 1), date(2026, 1, 31))
    assert (january.total_spent, january.first_order, january.last_order) == (1000, date(2026, 1, 2), date(2026, 1, 2))
    assert desk.figures.shop(customer=ida).total_spent == 2600


def test_the_timeline_mixes_notes_orders_and_changes(desk: Desk, ida: CustomerId) -> None:
    note = desk.notes.add(ida, " called \r\n twice ").entry
    desk.customers.change(replace(desk.customers.get(ida), nickname="I"))
    items = desk.notes.timeline(ida)
    assert [item.at for item in items] == sorted((item.at for item in items), reverse=True)
    assert [item.entry.text for item in items if item.entry] == ["called \n twice"]
    assert len([item for item in items if item.order]) == 5
    assert {item.operation.label.code for item in items if item.operation} == {"customer.added", "customer.changed"}
    desk.notes.change(replace(note, text="called once", pinned=True))
    assert [(one.text, one.pinned, one.at) for one in desk.notes.of(ida)] == [("called once", True, note.at)]
    desk.notes.remove(note.id)
    assert desk.notes.of(ida) == []
    with pytest.raises(ValidationProblem):
        desk.notes.add(ida, "  \n ")


def test_settings_are_checked_saved_and_felt_by_the_list(desk: Desk) -> None:
    desk.customers.add(Customer(first_name="Åsa", last_name="Ågren"))
    desk.customers.add(Customer(first_name="Zoe", last_name="Zorn"))
    settings = desk.settings.get()
    with pytest.raises(ValidationProblem) as raised:
        desk.settings.save(replace(settings, currency="Euro", country="D", customer_width=0, order_prefix="x" * 20))
    assert {problem.field for problem in raised.value.problems} == {
        "currency", "country", "customer_width", "order_prefix",
    }  # fmt: skip
    assert desk.settings.save(replace(settings, language=" SV ", name=" Åsas ")).name == "Åsas"
    customers = CustomerList(desk.shop, lambda: date(2026, 11, 22))
    assert [row.name for row in customers.first(CustomerQuery(), 9)] == ["Zoe Zorn", "Åsa Ågren"]
    customers.close()
    customers.close()


def test_a_sound_shop_passes_the_check(desk: Desk, ida: CustomerId) -> None:
    assert run(desk.check.run()).ok


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE listing SET name = 'Somebody else'", "finding.listing"),
        ("UPDATE listing_words SET words = 'x'", "finding.listing"),
        ("DELETE FROM listing", "finding.listing"),
        ("UPDATE orders SET total = total + 1 WHERE id = 1", "finding.order_total"),
        ("UPDATE order_lines SET total = 1 WHERE order_id = 1", "finding.order_goods"),
        ("UPDATE payments SET amount = 1 WHERE order_id = 1", "finding.order_paid"),
    ],
)
def test_what_disagrees_is_found_and_said(desk: Desk, ida: CustomerId, damage: str, code: str) -> None:
    with desk.shop.transaction() as raw:
        raw.execute("UPDATE running SET operation_id = 1")
        raw.execute(damage)
        raw.execute("UPDATE running SET operation_id = NULL")
    found = run(desk.check.run()).findings
    assert code in {one.code for one in found}
    assert all(sentence(one.code, one.params) != one.code for one in found)


def test_a_running_question_can_be_stopped_from_outside(desk: Desk) -> None:
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.customers.add_many([Customer(first_name=f"Anna {number}") for number in range(3_000)])
        unit.commit()
    customers = CustomerList(desk.shop, lambda: date(2026, 11, 22))
    told = threading.Event()
    seen: list[BaseException] = []

    def ask() -> None:
        try:
            while not told.is_set():
                customers.spine(CustomerQuery(text="a"))
                customers.first(CustomerQuery(text="anna"), 3_000)
        except Cancelled as error:
            seen.append(error)
        told.set()

    asking = threading.Thread(target=ask)
    asking.start()
    for _ in range(100_000):
        customers.interrupt()
        if told.wait(0.0005):
            break
    told.set()
    asking.join()
    customers.close()
    customers.interrupt()
    assert [type(error) for error in seen] == [Cancelled]


def test_the_first_list_does_not_wait_for_sqlalchemy(desk: Desk, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from craftdesk.services.lists import CustomerList\n"
        "from craftdesk.storage.file.shop_file import ShopFile\n"
        "from craftdesk.domain.query import CustomerQuery\n"
        "with ShopFile.open(Path(sys.argv[1]), read_only=True) as shop:\n"
        "    CustomerList(shop, date.today).first(CustomerQuery(), 50)\n"
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(desk.shop.path)], check=False, timeout=SECONDS)
    assert done.returncode == 0


def test_the_first_picture_loads_nothing_that_it_does_not_show() -> None:
    code = (
        "import sys\n"
        "import craftdesk.app\n"
        "late = {'sqlalchemy', 'html', 'cryptography', 'craftdesk.domain.salvage', 'craftdesk.services.desk',\n"
        " 'socket', 'importlib.resources', 'concurrent.futures', 'craftdesk.controllers.jobs', 'craftdesk.texts',\n"
        " 'craftdesk.domain.customer', 'craftdesk.domain.order', 'craftdesk.domain.product',\n"
        " 'craftdesk.domain.fields', 'craftdesk.ui.widgets.palette', 'craftdesk.desktop.shell',\n"
        " 'craftdesk.ui.screens.customers.table_pane', 'craftdesk.desktop.documents', 'PySide6.QtSvg',\n"
        " 'calendar', 'decimal', 'craftdesk.ui.parsing', 'craftdesk.domain.money', 'craftdesk.domain.phone'}\n"
        "sys.exit(', '.join(sorted(late & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=SECONDS, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})  # fmt: skip
    assert done.stderr.strip() == ""
