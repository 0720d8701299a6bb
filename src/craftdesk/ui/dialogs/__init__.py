"""Small windows that ask or tell one thing."""

from __future__ import annotations
