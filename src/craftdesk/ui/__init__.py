"""The window: what the owner sees and touches. The only layer with widgets."""

from __future__ import annotations
