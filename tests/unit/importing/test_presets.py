"""Every preset is a page of data that holds together: known targets, heads in their compared form, found by itself."""

from __future__ import annotations

import pytest

from craftdesk.importing.header import normalise
from craftdesk.importing.presets.catalogue import PRESETS, recognise
from craftdesk.importing.presets.preset import Kind, Preset
from craftdesk.importing.targets import ITEMS, ORDERS, base, is_target
from craftdesk.texts import knows

FOREIGN = [preset for preset in PRESETS if not preset.own]


@pytest.mark.parametrize("preset", FOREIGN, ids=lambda preset: preset.id)
def test_a_preset_names_heads_as_they_are_compared_and_targets_that_there_are(preset: Preset) -> None:
    for head, target in preset.columns.items():
        plain = head.replace("#", "1").removesuffix(" *")
        assert normalise(plain) == plain
        assert target == "" or is_target(target.replace("#", "1"))
        assert target == "" or knows(f"field.{base(target)}")
        if preset.kind is Kind.CUSTOMERS:
            assert base(target) not in {*ORDERS, *ITEMS}
    for wanted in preset.required:
        assert {normalise(head) for head in wanted} == wanted


@pytest.mark.parametrize("preset", FOREIGN, ids=lambda preset: preset.id)
def test_a_preset_is_found_by_its_heads(preset: Preset) -> None:
    assert preset.required or preset.positions
    for wanted in preset.required:
        found, known = recognise(sorted(wanted))
        assert found is preset
        assert known > 0.3


@pytest.mark.parametrize("preset", FOREIGN, ids=lambda preset: preset.id)
def test_what_a_preset_goes_by_stands_in_its_columns(preset: Preset) -> None:
    for skip in preset.skips:
        assert knows(skip.code)
        assert preset.target(skip.head) is not None
        assert all(preset.target(head) is not None for head in skip.blank)
    assert all(preset.target(head) is not None for head in (*preset.expects, *preset.positions))


def test_no_two_presets_share_an_id() -> None:
    assert len({preset.id for preset in PRESETS}) == len(PRESETS)
