"""Which customers are worth comparing: those who share a key of some kind. All with all would be five thousand million.

Each kind of key is gone through by itself, so that only one index is in memory at a time. A key that very many share
(a common name in a big town) is gone through in the order of the rest of the record, each with the next few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from craftdesk.domain.folding import digits_of
from craftdesk.domain.likeness_facts import Facts

_ALL_PAIRS_UP_TO = 24
_NEXT = 6
_FEW = 10
Keys = Callable[[Facts], Iterable[object]]
_order = attrgetter("whole", "company", "emails", "phones", "id")


def _emails(one: Facts) -> Iterable[object]:
    return one.emails


def _phones(one: Facts) -> Iterable[object]:
    return one.phones


def _names(one: Facts) -> Iterable[object]:
    if not one.whole:
        return ()
    return [(one.whole, town) for _, _, town in one.places] or [(one.whole, "")]


def _whole_names(one: Facts) -> Iterable[object]:
    return (one.whole,) if one.whole else ()


def _houses(one: Facts) -> Iterable[object]:
    return [(street, postcode or town) for street, postcode, town in one.places if street]


def _families(one: Facts) -> Iterable[object]:
    return [(one.last, town) for _, _, town in one.places] if one.last else ()


def _given(one: Facts) -> Iterable[object]:
    return [(one.first, town) for _, _, town in one.places] if one.first else ()


def _companies(one: Facts) -> Iterable[object]:
    return (one.company,) if one.company else ()


def _company_towns(one: Facts) -> Iterable[object]:
    return [(one.company.split(" ")[0][:4], town) for _, _, town in one.places] if one.company else ()


def _local_parts(one: Facts) -> Iterable[object]:
    return [local for email in one.emails if len(local := email.partition("@")[0]) >= 6]


def _vat_ids(one: Facts) -> Iterable[object]:
    return (one.vat_id,) if one.vat_id else ()


def _birthdays(one: Facts) -> Iterable[object]:
    if not one.birthday or not one.whole:
        return ()
    day = one.birthday[-5:]
    return {(day, one.first[:2]), (day, one.last[:2])}


def _numbered_names(one: Facts) -> Iterable[object]:
    """The number in an e-mail address with the initial of the name: what a slip in the rest leaves."""
    return [(digits, one.whole[:1]) for email in one.emails if len(digits := digits_of(email)) >= 4]


KINDS: tuple[Keys, ...] = (
    _emails, _phones, _names, _whole_names, _houses, _families, _given, _companies, _company_towns, _local_parts,
    _vat_ids, _birthdays, _numbered_names,
)  # fmt: skip
SHARED: tuple[Keys, ...] = (_emails, _phones)
"""Those of which it counts how many share one."""
_ONLY_SMALL: tuple[Keys, ...] = (_given, _company_towns)
"""Those that weigh nothing where very many share one: half a town is called Anna."""


def neighbours(kind: Keys, same: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """The pairs to compare among customers with one key of a kind."""
    if len(same) <= (_FEW if kind in _ONLY_SMALL else _ALL_PAIRS_UP_TO):
        for place, one in enumerate(same):
            for other in same[place + 1 :]:
                yield one, other
        return
    if kind in _ONLY_SMALL:
        return
    ordered = sorted(same, key=_order)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _NEXT]:
            yield one, other
