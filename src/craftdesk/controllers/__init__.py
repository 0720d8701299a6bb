"""Thin objects between the windows and the services: slots are intentions, signals are facts. QtCore only."""

from __future__ import annotations
