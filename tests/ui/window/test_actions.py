from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from craftdesk.ui.action_spec import ActionId, ActionSpec
from craftdesk.ui.action_table import ACTIONS
from craftdesk.ui.actions import ActionSet
from craftdesk.ui.dialogs.shortcuts import rows_of
from craftdesk.ui.look import Look
from craftdesk.ui.menus import MENUS, fill_menu_bar, menu_of, title_of


@pytest.fixture
def actions(qapp: QApplication, look: Look) -> ActionSet:
    return ActionSet(look)


def test_each_command_is_declared_once() -> None:
    assert [spec.id for spec in ACTIONS] == list(dict.fromkeys(spec.id for spec in ACTIONS))
    assert {spec.id for spec in ACTIONS} == set(ActionId)


def test_no_key_means_two_things() -> None:
    keys = Counter(keys for spec in ACTIONS for keys in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_key_takes_the_letters_of_the_menus() -> None:
    taken = [keys for spec in ACTIONS for keys in spec.keys if keys.startswith("Alt+") and keys[4:].isalpha()]
    assert [keys for keys in taken if len(keys) == len("Alt+X")] == []


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id.value)
def test_each_command_has_words_and_a_place_in_a_menu(spec: ActionSpec) -> None:
    assert str(spec.text).count("&") == 1
    assert str(spec.tip)
    assert menu_of(spec.id)


@pytest.mark.parametrize(("title", "items"), MENUS, ids=[title_of(title) for title, _ in MENUS])
def test_each_letter_opens_one_thing_in_its_menu(
    title: object, items: tuple[str | None, ...], actions: ActionSet
) -> None:
    texts = [actions[item].text() for item in items if isinstance(item, ActionId)]
    if "recent" in items:
        texts.append("Open &recent")
    letters = Counter(text[text.index("&") + 1].lower() for text in texts)
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_each_menu_opens_with_its_own_letter() -> None:
    letters = [str(title)[str(title).index("&") + 1].lower() for title, _ in MENUS]
    assert len(letters) == len(set(letters))


def test_without_a_shop_everything_that_needs_one_says_so(actions: ActionSet) -> None:
    able = {name for name in actions if actions[name].isEnabled()}
    assert ActionId.SHOP_NEW in able
    assert ActionId.QUIT in able
    assert able.isdisjoint({ActionId.CUSTOMER_NEW, ActionId.IMPORT, ActionId.UNDO, ActionId.CUSTOMER_DELETE})
    for name in set(actions) - able:
        assert actions[name].toolTip() == actions.why_not(name) != ""


def test_a_read_only_shop_can_be_looked_at_and_not_changed(actions: ActionSet) -> None:
    actions.update(shop_open=True, ready=True, read_only=True, screen="customers", selected=1, current=True)
    for name in (ActionId.CUSTOMER_NEW, ActionId.CUSTOMER_EDIT, ActionId.CUSTOMER_DELETE, ActionId.IMPORT):
        assert not actions[name].isEnabled()
    assert actions[ActionId.EXPORT].isEnabled()
    assert actions[ActionId.TAB_2].isEnabled()


def test_undo_says_what_it_takes_back(actions: ActionSet) -> None:
    actions.update(shop_open=True, ready=True, undo_text="Change Söhne & Co")
    assert actions[ActionId.UNDO].isEnabled()
    assert actions[ActionId.UNDO].text() == "&Undo “Change Söhne && Co”"
    actions.update(undo_text="")
    assert not actions[ActionId.UNDO].isEnabled()


@pytest.mark.parametrize(
    ("book", "able"),
    [
        ("active", {ActionId.CUSTOMER_ARCHIVE, ActionId.CUSTOMER_DELETE}),
        ("archived", {ActionId.CUSTOMER_UNARCHIVE, ActionId.CUSTOMER_DELETE}),
        ("deleted", {ActionId.CUSTOMER_RESTORE, ActionId.BIN_EMPTY}),
    ],
)
def test_each_book_allows_what_makes_sense_there(book: str, able: set[ActionId], actions: ActionSet) -> None:
    actions.update(shop_open=True, ready=True, screen="customers", selected=2, in_bin=2, book=book)
    moving = (ActionId.CUSTOMER_ARCHIVE, ActionId.CUSTOMER_UNARCHIVE, ActionId.CUSTOMER_RESTORE,
              ActionId.CUSTOMER_DELETE, ActionId.BIN_EMPTY)  # fmt: skip
    assert {name for name in moving if actions[name].isEnabled()} == able


def test_the_sheet_of_keys_equals_the_table(actions: ActionSet) -> None:
    shown = {text for _, rows in rows_of(actions) for text, _ in rows}
    assert shown == {actions.plain_text(spec.id) for spec in ACTIONS if spec.keys}


def test_the_menu_bar_holds_every_command(actions: ActionSet) -> None:
    bar = QMenuBar()
    recent = QMenu("Open &recent", bar)
    fill_menu_bar(bar, actions, recent)
    held = {entry.objectName() for menu in bar.findChildren(QMenu) for entry in menu.actions()}
    assert {name.value for name in ActionId} <= held
    bar.deleteLater()
