"""Models between what the lists ask for and what they show."""

from __future__ import annotations
