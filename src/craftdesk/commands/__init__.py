"""The commands of the command line: what they ask, do, and say, in words or as JSON."""

from __future__ import annotations
