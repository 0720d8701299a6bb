"""The toast, the chart, the palette and the cards say what they should, also without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.bar_chart import BarChart, ChartData, ChartPoint, axis_values
from craftdesk.ui.widgets.label import PropertyLabel
from craftdesk.ui.widgets.palette import Palette, PaletteGroup, PaletteHit
from craftdesk.ui.widgets.problem_bar import ProblemBar
from craftdesk.ui.widgets.stat_card import StatCard
from craftdesk.ui.widgets.toast import Toast


def hover(toast: Toast) -> None:
    spot = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(spot, spot, spot))


def test_toast_waits_eight_seconds_and_stops_under_the_pointer(qtbot: QtBot, look: Look, place: QWidget) -> None:
    toast = Toast(look, place)
    toast.show_message("Address “Workshop” deleted", "Undo")
    assert toast.timer.interval() == 8000
    assert toast.timer.isActive()
    hover(toast)
    assert not toast.timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.timer.isActive()
    toast.timer.timeout.emit()
    assert toast.isHidden()


def test_toast_stays_while_its_action_has_the_focus(qtbot: QtBot, look: Look, place: QWidget) -> None:
    toast = Toast(look, place)
    toast.show_message("Customer deleted", "Undo")
    assert toast.focus_action()
    assert not toast.timer.isActive()
    place.findChildren(QLineEdit)[0].setFocus()
    assert toast.timer.isActive()
    assert toast.timer.remainingTime() > 1500


def test_toast_action_is_told_once_and_the_toast_goes(qtbot: QtBot, look: Look, place: QWidget) -> None:
    toast = Toast(look, place)
    told: list[str] = []
    toast.action_chosen.connect(lambda: told.append("undo"))
    toast.show_message("Customer deleted", "Undo")
    toast.focus_action()
    QTest.keyClick(toast.findChildren(QPushButton)[0], Qt.Key.Key_Space)
    assert told == ["undo"]
    assert toast.isHidden()
    assert not toast.focus_action()


def test_toast_stays_at_the_bottom_centre(qtbot: QtBot, look: Look, place: QWidget) -> None:
    toast = Toast(look, place)
    toast.show_message("A" * 30)
    place.resize(500, 400)
    QApplication.processEvents()
    assert abs(toast.geometry().center().x() - 250) <= 1
    assert 400 - toast.geometry().bottom() < look.px(24)


MONTHS = (
    ChartPoint(label="Jul", full_label="July", now=0, before=8000, now_text="€ 0", before_text="€ 80"),
    ChartPoint(label="Aug", full_label="August", now=45900, before=6000, now_text="€ 459", before_text="€ 60"),
)
DATA = ChartData(title="Revenue by month", points=MONTHS, now_name="Last 12 months", before_name="Year before")


def test_chart_reads_out_months_by_keyboard(qtbot: QtBot, look: Look) -> None:
    chart = BarChart(look)
    qtbot.addWidget(chart)
    chart.set_data(DATA)
    chart.show()
    told: list[str] = []
    chart.readout.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(chart, key)
    july, august = "July: € 0, year before € 80", "August: € 459, year before € 60"
    assert told == [july, august, august, july, august]
    assert chart.accessibleName() == "Revenue by month"
    assert chart.accessibleDescription() == f"{july}; {august}"


def test_chart_without_figures_and_with_refunds_can_be_painted(qtbot: QtBot, look: Look) -> None:
    chart = BarChart(look)
    qtbot.addWidget(chart)
    assert not chart.grab().isNull()
    minus = ChartPoint(label="Aug", full_label="August", now=-500, before=None, now_text="−€ 5")
    chart.set_data(ChartData(title="Revenue", points=(minus,), now_name="Now", before_name="Before"))
    assert not chart.grab().isNull()
    assert chart.point_text(0) == "August: −€ 5"


def test_axis_is_round_and_holds_every_value() -> None:
    assert axis_values(0, 45900) == (0, 10000, 20000, 30000, 40000, 50000)
    for high in (0, 1, 3, 7, 99, 12345, 10**15):
        values = axis_values(-high // 3, high)
        assert values[0] <= -high // 3
        assert values[-1] >= high
        assert 0 in values
        assert 2 <= len(values) <= 9


def search(text: str) -> list[PaletteGroup]:
    people = tuple(PaletteHit(key=f"c{n}", title=f"Dubois {n}") for n in range(7))
    commands = (PaletteHit(key="off", title="Undo", context="Nothing to undo", enabled=False),)
    found = [PaletteGroup(title="Customers", hits=people), PaletteGroup(title="Commands", hits=commands)]
    return [] if text == "zzz" else found


def opened(look: Look, place: QWidget) -> tuple[Palette, QLineEdit]:
    palette = Palette(look, place, search)
    palette.open()
    return palette, palette.findChildren(QLineEdit)[0]


def test_palette_opens_the_first_hit_with_enter(qtbot: QtBot, look: Look, place: QWidget) -> None:
    palette, field = opened(look, place)
    told: list[object] = []
    palette.chosen.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["c0"]
    assert palette.isHidden()


def test_palette_arrows_walk_the_hits_of_all_groups(qtbot: QtBot, look: Look, place: QWidget) -> None:
    palette, field = opened(look, place)
    walked = []
    for _ in range(6):
        QTest.keyClick(field, Qt.Key.Key_Down)
        hit = palette.current_hit()
        walked.append(hit.key if hit else None)
    assert walked == ["c1", "c2", "c3", "c4", "off", "c0"]
    told: list[object] = []
    palette.chosen_alternative.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == ["c0"]


def test_palette_does_not_run_what_is_disabled(qtbot: QtBot, look: Look, place: QWidget) -> None:
    palette, field = opened(look, place)
    QTest.keyClick(field, Qt.Key.Key_Up)
    with qtbot.assertNotEmitted(palette.chosen):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert not palette.isHidden()


def test_palette_says_when_nothing_is_found_and_closes_with_escape(qtbot: QtBot, look: Look, place: QWidget) -> None:
    palette, field = opened(look, place)
    QTest.keyClicks(field, "zzz")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert palette.current_hit() is None
    assert not palette.isHidden()
    with qtbot.waitSignal(palette.closed):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_a_figure_is_never_named_without_its_period(qtbot: QtBot, look: Look) -> None:
    card = StatCard(look, "wallet", "Revenue")
    qtbot.addWidget(card)
    card.show_value("€ 1,842.50", "last 12 months")
    assert card.accessibleName() == "Revenue: € 1,842.50, last 12 months"


def test_markup_in_a_name_stays_text(qtbot: QtBot, look: Look) -> None:
    label = PropertyLabel(look, "<b>Eve</b>\n<img src=x>")
    qtbot.addWidget(label)
    label.resize(800, 30)
    label.show()
    assert label.text() == "<b>Eve</b> <img src=x>"
    label.resize(40, 30)
    assert label.text().endswith("…")
    assert label.full_text() == "<b>Eve</b> <img src=x>"
    # A tooltip without tags of its own would be read as markup.
    assert label.toolTip() == "<span>&lt;b&gt;Eve&lt;/b&gt; &lt;img src=x&gt;</span>"


def test_problem_bar_offers_its_help(qtbot: QtBot, look: Look) -> None:
    bar = ProblemBar(look)
    qtbot.addWidget(bar)
    bar.show_problem("There is no @ in this address.", action="Correct it")
    with qtbot.waitSignal(bar.acted):
        QTest.mouseClick(bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert bar.accessibleName() == "There is no @ in this address."
