"""The recovery code of encrypted backups: 135 random bits in seven groups of four, read aloud without mistakes.

The symbols are Crockford's base 32 (no I, L, O, U); the last one is his check symbol (mod 37), which notices every
wrong symbol and every two that changed places. Small letters, O for 0, I and L for 1, blanks and dashes are forgiven.
"""

from __future__ import annotations

from craftdesk.errors import OwnerProblem

BITS = 135
_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = _SYMBOLS + "*~$=U"
_LENGTH = BITS // 5 + 1
_GROUP = 4
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", "-‐‑–—_ .\t\n\r\u00a0\u202f")


def code_of(value: int) -> str:
    """The code of a random number below 2**BITS."""
    if not 0 <= value < 1 << BITS:
        raise ValueError(value)
    symbols = "".join(_SYMBOLS[value >> shift & 31] for shift in range(BITS - 5, -1, -5)) + _CHECKS[value % 37]
    return "-".join(symbols[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def value_of(typed: str) -> int:
    """The number of a code as somebody typed it; OwnerProblem where it can't be right."""
    symbols = typed.upper().translate(_BETWEEN).translate(_FORGIVEN)
    if len(symbols) != _LENGTH:
        raise OwnerProblem("recovery.length", found=len(symbols), expected=_LENGTH)
    value = 0
    for symbol in symbols[:-1]:
        place = _SYMBOLS.find(symbol)
        if place < 0:
            raise OwnerProblem("recovery.symbol", symbol=symbol)
        value = value << 5 | place
    if _CHECKS[value % 37] != symbols[-1]:
        raise OwnerProblem("recovery.mistyped")
    return value


def looks_like_a_code(typed: str) -> bool:
    """Whether what somebody typed as a secret is a recovery code rather than a passphrase."""
    try:
        value_of(typed)
    except OwnerProblem:
        return False
    return True


def last_group(code: str) -> str:
    """The last group, which the owner types to show that the code lies before them."""
    return code.rpartition("-")[2]
