"""The colours can be told apart by everybody, and both sets are complete."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from craftdesk.ui.theme import DARK, LIGHT, Hue, Theme, ThemeMode, Tokens, palette_of

TEXT, GRAPHIC = 4.5, 3.0


def luminance(value: str) -> float:
    colour = QColor(value)
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    ("text", "canvas", TEXT), ("text", "surface", TEXT), ("text", "sidebar", TEXT), ("text", "raised", TEXT),
    ("text", "hover", TEXT), ("text", "soft", TEXT), ("text", "mark", TEXT),
    ("muted", "canvas", TEXT), ("muted", "surface", TEXT), ("muted", "sidebar", TEXT), ("muted", "soft", TEXT),
    ("muted", "hover", TEXT), ("on_accent", "accent", TEXT), ("on_accent", "accent_hover", TEXT),
    ("on_soft", "soft", TEXT), ("link", "surface", TEXT), ("link", "canvas", TEXT), ("danger", "surface", TEXT),
    ("warning", "surface", TEXT), ("toast_text", "toast", TEXT), ("toast_action", "toast", TEXT),
    ("control", "surface", GRAPHIC), ("focus", "surface", GRAPHIC), ("focus", "canvas", GRAPHIC),
    ("focus", "sidebar", GRAPHIC), ("focus", "soft", GRAPHIC), ("accent", "soft", GRAPHIC),
    ("chart_now", "surface", GRAPHIC), ("chart_before", "surface", GRAPHIC), ("disabled", "surface", GRAPHIC),
]  # fmt: skip


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_pair_has_enough_contrast(tokens: Tokens, ink: str, ground: str, least: float) -> None:
    assert contrast(tokens.value(ink), tokens.value(ground)) >= least


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("hue", list(Hue))
def test_badge_can_be_read(tokens: Tokens, hue: Hue) -> None:
    ground, ink = tokens.tint(hue)
    assert contrast(ink, ground) >= TEXT


@pytest.mark.parametrize(
    ("ink", "ground", "light", "dark"),
    [("text", "canvas", 15.2, 15.0), ("muted", "surface", 6.5, 7.0), ("control", "surface", 3.68, 4.61),
     ("chart_before", "surface", 3.36, 3.75), ("on_accent", "accent", 6.4, 8.0)],
)  # fmt: skip
def test_contrast_is_what_the_design_says(ink: str, ground: str, light: float, dark: float) -> None:
    assert contrast(LIGHT.value(ink), LIGHT.value(ground)) == pytest.approx(light, abs=0.1)
    assert contrast(DARK.value(ink), DARK.value(ground)) == pytest.approx(dark, abs=0.1)


def test_palette_tells_disabled_text_from_enabled() -> None:
    for tokens in (LIGHT, DARK):
        palette = palette_of(tokens)
        role = QPalette.ColorRole.Text
        assert palette.color(QPalette.ColorGroup.Disabled, role) != palette.color(QPalette.ColorGroup.Active, role)
        assert palette.color(QPalette.ColorRole.Window) == QColor(tokens.canvas)


def test_an_unknown_token_is_refused() -> None:
    with pytest.raises(KeyError):
        LIGHT.value("chartreuse")


def test_choosing_a_theme_tells_listeners_once(qapp: QApplication) -> None:
    theme = Theme(ThemeMode.LIGHT)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.set_mode(ThemeMode.DARK)
    theme.set_mode(ThemeMode.DARK)
    assert told == [True]
    assert theme.tokens is DARK
    theme.set_mode(ThemeMode.LIGHT)
    assert told == [True, False]
