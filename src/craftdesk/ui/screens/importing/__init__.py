"""The import page: a file, what would happen, one button, a report."""

from __future__ import annotations
