from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from craftdesk.domain.shop import ShopSettings
from craftdesk.services.salvage import readable_backups
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.settings import LAST_FILE, RECENT_FILES
from tests.ui.window.conftest import Start

IN_ORDER = [
    "Anna Berg", "Dvořák & Daughters", "Hugo Lefèvre", "Jana Müller", "Chloé Østergaard", "Bram Peeters", "Zoë Quinn",
    "Emma Weiß",
]  # fmt: skip


def test_without_a_shop_the_first_page_offers_three_ways_in(start: Start) -> None:
    user = start()
    assert "Welcome to CraftDesk" in user.reads()
    assert not user.window.sidebar.isVisible()
    assert user.window.windowTitle() == "CraftDesk"


def test_a_shop_opens_with_its_customers_in_order(start: Start, shop_path: Path) -> None:
    user = start(shop_path)
    assert user.names() == IN_ORDER
    assert user.window.windowTitle() == "Test shop — CraftDesk"
    assert "8 customers · all changes saved" in user.reads()


def test_the_last_shop_and_its_customer_come_back(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.FIND)
    user.type("jana")
    user.key(Qt.Key.Key_Down)
    user.until(lambda: user.screen.current.id is not None)
    user.quit()
    again = start().ready()
    again.until(lambda: again.chosen() == ["Jana Müller"])
    assert again.names() == IN_ORDER


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("muller", ["Jana Müller"]),
        ("mueller jana", ["Jana Müller"]),
        ("weiss", ["Emma Weiß"]),
        ("0302312", [name for name in IN_ORDER if name != "Dvořák & Daughters"]),
        ("daughters", ["Dvořák & Daughters"]),
    ],
)
def test_typing_finds_as_one_types(start: Start, shop_path: Path, typed: str, found: list[str]) -> None:
    user = start(shop_path)
    user.run(A.FIND)
    user.type(typed)
    assert user.names() == found
    assert f"{len(found)} of 8" in user.reads()
    user.key(Qt.Key.Key_Escape)
    assert user.names() == IN_ORDER


def test_a_typing_error_is_met_with_a_proposal(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.FIND)
    user.type("dvorka")
    user.until(lambda: "Did you mean one of these?" in user.reads())
    assert "No match for ‘dvorka’" in user.reads()
    link = next(b for b in user.screen.pane.empty.findChildren(type(user.screen.pane.new)) if "Dvořák" in b.text())
    link.click()
    user.until(lambda: user.chosen() == ["Dvořák & Daughters"])


def test_deleting_asks_nothing_and_comes_back_by_one_key(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.key(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert len(user.chosen()) == 8
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: user.names() == [])
    assert "8 customers moved to the bin" in user.reads()
    assert "Your customer book is empty" in user.reads()
    user.until(lambda: bool(user.kit.actions.context.undo_text))
    user.run(A.UNDO)
    user.until(lambda: user.names() == IN_ORDER)


def test_after_deleting_one_the_neighbour_takes_the_place(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.key(Qt.Key.Key_Down)
    user.until(lambda: user.screen.current.id is not None and user.chosen() == ["Dvořák & Daughters"])
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: user.chosen() == ["Hugo Lefèvre"])
    user.until(lambda: "Hugo Lefèvre" in user.reads())


def test_archive_and_bin_are_lists_of_their_own(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.run(A.CUSTOMER_ARCHIVE)
    user.until(lambda: "Anna Berg" not in user.names())
    user.run(A.LIST_ARCHIVED)
    user.until(lambda: user.names() == ["Anna Berg"])
    user.screen.pane.focus_list()
    user.run(A.CUSTOMER_UNARCHIVE)
    user.until(lambda: user.names() == [])
    assert "The archive is empty" in user.reads()
    user.run(A.LIST_ACTIVE)
    user.until(lambda: user.names() == IN_ORDER)


def test_letters_go_to_the_customer_in_the_list(start: Start, shop_path: Path) -> None:
    user = start(shop_path)
    user.screen.pane.focus_list()
    user.type("pee")
    assert user.chosen() == ["Bram Peeters"]


def test_letters_take_nobody_from_the_customer_whom_somebody_chose_meanwhile(
    start: Start, shop_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = start(shop_path).ready()
    monkeypatch.setattr(user.screen.controller, "_is_slow", lambda _query: True)  # so they are looked up beside it
    user.screen.pane.focus_list()
    user.type("pee")
    user.key(Qt.Key.Key_Down)
    chosen = user.chosen()
    user.until(lambda: not user.screen.controller._asker._jobs)
    assert user.chosen() == chosen != ["Bram Peeters"]


def test_enter_goes_into_the_card_and_escape_comes_back(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.key(Qt.Key.Key_Return)
    user.until(lambda: user.screen.detail.isAncestorOf(user.focus()))
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: user.screen.pane.isAncestorOf(user.focus()))


def test_the_table_sorts_by_its_titles_and_remembers_its_columns(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.VIEW_TABLE)
    table = user.screen.pane.table
    assert table.isVisible()
    assert not user.screen.detail.isVisible()
    header = table.horizontalHeader()
    middle = header.height() // 2
    number = 1
    click = (header.sectionViewportPosition(number) + 12, middle)
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest

    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(*click))
    assert user.names()[0] == "Anna Berg"
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(*click))
    assert user.names()[0] == "Dvořák & Daughters"
    table.set_column_shown(2, shown=True)
    table.set_column_shown(4, shown=False)
    table.move_column(1, 1)
    user.quit()
    again = start(shop_path)
    shown = again.screen.pane.table.shown_columns()
    assert 2 in shown
    assert 4 not in shown
    assert shown[:3] == (0, 2, 1)
    assert again.screen.pane.table.isVisible()


def test_chosen_customers_are_copied_as_cells_and_as_a_table(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.run(A.SELECT_ALL)
    user.run(A.COPY)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0].split("\t")[:2] == ["Name", "Number"]
    assert [line.split("\t")[0] for line in lines[1:]] == IN_ORDER
    assert "<td>Dvořák &amp; Daughters</td>" in data.html()


def test_a_locked_shop_says_who_has_it_and_opens_read_only(start: Start, shop_path: Path) -> None:
    other = ShopFile.open(shop_path)
    user = start(shop_path)
    words = " ".join(user.reads())
    assert "“Clay” cannot be opened" in words
    assert "read-only" in words
    user.program._welcome.read_only_wanted.emit()
    user.ready()
    assert user.names() == IN_ORDER
    assert not user.kit.actions[A.CUSTOMER_NEW].isEnabled()
    other.close()


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 a picture", b"SQLite format 3\x00" + b"\0" * 200])
def test_what_is_no_shop_is_refused_in_words(start: Start, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Strange.craftdesk"
    path.write_bytes(content)
    user = start(path)
    assert "“Strange” cannot be opened" in user.reads()
    assert path.read_bytes() == content


def test_an_empty_shop_shows_what_to_do_first(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "Empty.craftdesk"
    ShopFile.create(path, ShopSettings(name="Empty")).close()
    user = start(path).ready()
    assert "Your customer book is empty" in user.reads()
    user.screen.empty.new_wanted.emit()
    user.until(lambda: user.kit.actions.context.editing)
    assert user.screen.detail.isVisible()


def test_closing_the_shop_leads_to_the_first_page(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.SHOP_CLOSE)
    assert "Welcome to CraftDesk" in user.reads()
    assert user.kit.settings.get(LAST_FILE) == ""
    assert user.kit.settings.get(RECENT_FILES) == (str(shop_path),)
    ShopFile.open(shop_path).close()


def test_the_palette_finds_people_and_commands_by_other_words(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.PALETTE)
    user.type("muel")
    palette = user.program._finder._palette
    assert palette is not None
    user.until(lambda: palette.current_hit() is not None and palette.current_hit().title == "Jana Müller")  # type: ignore[union-attr]  # looked at before
    user.key(Qt.Key.Key_Return)
    user.until(lambda: user.chosen() == ["Jana Müller"])
    user.run(A.PALETTE)
    user.type("spreadsheet grid")
    user.key(Qt.Key.Key_Return)
    user.until(user.screen.pane.table.isVisible)


@pytest.mark.parametrize(("width", "rail", "both"), [(1280, False, True), (1024, True, True), (780, True, False)])
def test_narrow_windows_show_less_at_a_time(start: Start, shop_path: Path, width: int, rail: bool, both: bool) -> None:
    user = start(shop_path, width=width, height=680).ready()
    user.until(lambda: user.window.sidebar.is_collapsed() is rail)
    assert user.screen.pane.isVisible()
    assert user.screen.detail.isVisible() is both
    user.screen.pane.focus_list()
    user.key(Qt.Key.Key_Return)
    user.until(user.screen.detail.isVisible)
    assert user.screen.pane.isVisible() is both
    user.run(A.BACK)
    assert user.screen.pane.isVisible()


def test_f6_goes_round_the_parts_of_the_window(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.until(lambda: "Anna Berg" in user.reads())
    visited = []
    for _ in range(3):
        user.run(A.NEXT_PANE)
        parts = {"card": user.screen.detail, "sidebar": user.window.sidebar, "list": user.screen.pane}
        visited.append(next(name for name, part in parts.items() if part.isAncestorOf(user.focus())))
    assert sorted(visited) == ["card", "list", "sidebar"]


def test_zoom_and_theme_are_remembered(start: Start, shop_path: Path) -> None:
    user = start(shop_path)
    user.run(A.ZOOM_IN)
    user.run(A.THEME_DARK)
    assert user.kit.look.is_dark
    user.quit()
    again = start(shop_path)
    assert again.kit.look.zoom == 110
    assert again.kit.look.is_dark
    again.run(A.ZOOM_RESET)
    again.run(A.THEME_SYSTEM)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_file_that_is_no_shop_leaves_the_open_one_alone(start: Start, shop_path: Path, tmp_path: Path) -> None:
    user = start(shop_path).ready()
    picture = tmp_path / "photo.craftdesk"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + b"JFIF" * 90)
    user.window.files_dropped.emit([picture])
    assert user.reads().count(
        "photo.craftdesk is not a shop file of CraftDesk. It was not touched: choose another file, or open a backup."
    )
    assert user.window.windowTitle() == "Test shop — CraftDesk"
    assert user.names() == IN_ORDER


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
def test_a_shop_whose_name_is_no_text_is_opened(start: Start, shop_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(shop_path.parent) + b"/Keramik \xfc.craftdesk"))
    shop_path.rename(odd)
    user = start(odd).ready()
    assert user.names() == IN_ORDER
    user.run(A.SHOP_BACKUP)
    user.until(lambda: bool(readable_backups(odd)))
    made = readable_backups(odd)[0]
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
