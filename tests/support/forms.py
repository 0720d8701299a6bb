"""Waiting for the form of a customer, which is made in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from craftdesk.ui.screens.customers.card.card import CustomerCard


@contextmanager
def form_opens(qtbot: QtBot, card: CustomerCard) -> Iterator[None]:
    """Whatever is done within opens the form; afterwards it stands."""
    yield
    qtbot.waitUntil(lambda: card.form is not None and card.form.is_open)
