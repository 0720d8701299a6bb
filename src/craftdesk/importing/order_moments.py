"""Day, time and zone of an order that stand in columns of their own, and what a zone says of how dates are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from craftdesk.importing.value_dates import Moment, Order

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([AaPp])?\.?(?:[Mm]\.?)?(?: Uhr)?")
_NAMES = {
    "eastern time (us & canada)": "America/New_York", "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver", "pacific time (us & canada)": "America/Los_Angeles",
    "arizona": "America/Phoenix", "alaska": "America/Anchorage", "hawaii": "Pacific/Honolulu",
    "atlantic time (canada)": "America/Halifax", "newfoundland": "America/St_Johns", "london": "Europe/London",
    "edinburgh": "Europe/London", "dublin": "Europe/Dublin", "paris": "Europe/Paris", "madrid": "Europe/Madrid",
    "berlin": "Europe/Berlin", "amsterdam": "Europe/Amsterdam", "brussels": "Europe/Brussels", "rome": "Europe/Rome",
    "tokyo": "Asia/Tokyo", "sydney": "Australia/Sydney", "melbourne": "Australia/Melbourne",
    "brisbane": "Australia/Brisbane", "adelaide": "Australia/Adelaide", "perth": "Australia/Perth",
}  # fmt: skip
"""Names that tills give to zones."""
_MONTH_FIRST = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_DAY_FIRST = {
    "GMT": 0, "UTC": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
_HOURS = _MONTH_FIRST | _DAY_FIRST
_NEUTRAL = frozenset({"GMT", "UTC"})


def with_clock(moment: Moment, clock: str, zone: str) -> Moment:
    """A day with the time and the zone beside it; what can't be read is left out."""
    found = _CLOCK.fullmatch(clock)
    if moment.time is not None or found is None:
        return moment
    hour, half = int(found[1]), (found[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        when = time(hour, int(found[2]), min(int(found[3] or 0), 59))
    except ValueError:
        return moment
    return replace(moment, time=when, offset=_offset(zone, datetime.combine(moment.day, when)))


def _offset(zone: str, local: datetime) -> tzinfo | None:
    if zone in _HOURS:
        return timezone(timedelta(hours=_HOURS[zone]))
    found = _zone(zone)
    distance = local.replace(tzinfo=found).utcoffset() if found is not None else None
    return None if distance is None else timezone(distance)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(_NAMES.get(name.casefold(), name)) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def order_by_zone(zones: Iterable[str]) -> Order | None:
    """How somebody in these zones writes dates; None where the zones don't say."""
    seen = {zone for zone in zones if zone in _HOURS} - _NEUTRAL
    if not seen:
        return None
    return "mdy" if seen <= _MONTH_FIRST.keys() else "dmy" if seen <= _DAY_FIRST.keys() else None
