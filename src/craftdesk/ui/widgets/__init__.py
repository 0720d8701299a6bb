"""Reusable widgets. Each gets the `Look` handed in and follows its changes by itself."""

from __future__ import annotations
