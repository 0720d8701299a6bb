"""How the window is put together: the program, the open shop, and the parts that its second half brings."""

from __future__ import annotations
