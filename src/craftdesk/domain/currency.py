"""What is known of a currency without reckoning in it: decimals by ISO 4217, and how much is too much."""

from __future__ import annotations

_ZERO_DECIMALS = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())
_THREE_DECIMALS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
MAX_MINOR = 10**15
"""The largest amount taken in, in smallest units: beyond it a typing error is likelier than a sale."""


def exponent(currency: str) -> int:
    """Decimals of a currency: 0, 2 or 3."""
    if currency in _ZERO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2
