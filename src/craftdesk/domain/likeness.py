"""How likely two customers are one: evidence for and against, weighed by how rare it is in this shop.

Every piece of evidence counts in bits (one bit doubles the odds), as Fellegi and Sunter weigh records. Two people
called Anna Müller say little in a shop that has forty of them; two Ottilie Quendts in one town say nearly everything.
The same e-mail, phone or street says that people belong together, not that they are one: couples, parents and
children share all three, so first names, generations and salutations that contradict weigh against any of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log2
from operator import itemgetter

from craftdesk.domain.duplicates import DuplicatePair, DuplicateReason
from craftdesk.domain.folding import digits_of
from craftdesk.domain.likeness_facts import Facts, Place
from craftdesk.domain.likeness_names import Relation, family_names, given_names, mistyped

_LEAST_SHOP = 20_000
"""A small shop can't tell a rare name from a common one: names are weighed as if it had so many customers."""
_RARE = 3
ENOUGH = 3.0
"""Bits from which a pair is shown: eight to one that they are the same."""
_NEVER = -60.0
_FULL_DAY = 10
_A_GENERATION = 13
_LEAST_LOCAL = 5
_OFFICES = frozenset(
    "accueil admin bestellung bestellungen bonjour buchhaltung bureau commande contact contacto hallo hello kontakt"
    " orders office pedidos sales service support verkauf verkoop welcome willkommen".split()
)
"""What businesses write before the @; it names nobody."""
_DIGITS = "0123456789abcdefgh"


@dataclass(slots=True)
class Frequencies:
    """How often names, towns, e-mails and phones come up in the shop."""

    customers: int = 0
    first: Counter[str] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    company: Counter[str] = field(default_factory=Counter)
    town: Counter[str] = field(default_factory=Counter)
    crowded: dict[str, int] = field(default_factory=dict)
    """E-mails and phones that more than two customers share."""

    def add(self, some: Iterable[Facts]) -> None:
        """Counts some more customers."""
        for one in some:
            self.customers += 1
            self.first[one.first] += 1
            self.last[one.last] += 1
            self.whole[one.whole] += 1
            if one.company:
                self.company[one.company] += 1
            for town in {town for _, _, town in one.places}:
                self.town[town] += 1


class Scale:
    """Weighs two customers against one another; evidence is in bits."""

    def __init__(self, known: Frequencies) -> None:
        self._known = known
        self._shop = log2(max(known.customers, 2))
        self._names = log2(max(known.customers, _LEAST_SHOP))

    def pair(self, one: Facts, other: Facts) -> DuplicatePair | None:
        """The two as a pair, when there is enough to show it."""
        reasons: list[DuplicateReason] = []
        bits = self._who(one, other, reasons)
        if bits <= _NEVER:
            return None
        bits += self._reached(one, other, reasons) + self._lives(one, other, reasons)
        bits += self._personal(one, other, reasons) - self._shop - 4
        if bits < ENOUGH:
            return None
        first, second = sorted((one.id, other.id))
        likely = round(100 / (1 + 2 ** -min(bits, 30)))
        ordered = tuple(reason for reason in DuplicateReason if reason in reasons)
        return DuplicatePair(one=first, other=second, score=min(99, likely), reasons=ordered)

    def _who(self, one: Facts, other: Facts, reasons: list[DuplicateReason]) -> float:
        if one.is_business and other.is_business:
            return self._businesses(one, other, reasons)
        if one.whole and other.whole:
            bits = self._people(one, other, reasons)
            if bits > _NEVER and one.company and other.company:
                relation = family_names(one.company, other.company)
                bits += -1.0 if relation is Relation.DIFFERENT else 4.0
            return bits
        if one.company and other.company:
            return self._businesses(one, other, reasons)
        # A name on one side and none on the other contradicts nothing; a person and a business do.
        return 0.0 if not (one.whole or one.company) or not (other.whole or other.company) else -6.0

    def _people(self, one: Facts, other: Facts, reasons: list[DuplicateReason]) -> float:
        if one.birthday and other.birthday and _years_apart(one, other) >= _A_GENERATION:
            return _NEVER
        if one.generation == other.generation:
            return self._named(one, other, reasons)
        # One of them is somebody's junior, and the other one may well be that somebody.
        return _NEVER if one.generation and other.generation else self._named(one, other, reasons) - self._shop - 18

    def _named(self, one: Facts, other: Facts, reasons: list[DuplicateReason]) -> float:
        if one.whole == other.whole:
            swapped = one.first == other.last != one.last
            reasons.append(DuplicateReason.SWAPPED_NAME if swapped else DuplicateReason.NAME)
            return self._rare(self._known.whole[one.whole])
        bits, reason = self._parts(one.first, one.last, other.first, other.last)
        if reason is None and (one.typed or other.typed):
            # A slip beside an umlaut that is spelled out makes two slips of it.
            mine, theirs = one.typed or (one.first, one.last), other.typed or (other.first, other.last)
            as_typed, why = self._parts(*mine, *theirs)
            if as_typed > bits:
                bits, reason = as_typed, why
        if one.first[:1] == other.last[:1] and one.last[:1] == other.first[:1]:
            crossed, _ = self._parts(one.first, one.last, other.last, other.first)
            if crossed - 2 > bits:
                bits, reason = crossed - 2, DuplicateReason.SWAPPED_NAME
        if reason is not None:
            reasons.append(reason)
        return bits

    def _parts(self, first: str, last: str, other_first: str, other_last: str) -> tuple[float, DuplicateReason | None]:
        family = family_names(last, other_last)
        given = given_names(first, other_first)
        if given is Relation.DIFFERENT or (family is Relation.DIFFERENT and given is not Relation.SAME):
            return _NEVER, None
        if family is Relation.MISSING and given is Relation.MISSING:
            return -3.0, None
        bits = self._family(family, last, other_last) + self._given(given, first, other_first)
        if family not in (Relation.SAME, Relation.MISSING) and given not in (Relation.SAME, Relation.MISSING):
            bits -= 2
        if given in (Relation.NICKNAME, Relation.BEGINNING):
            return bits, DuplicateReason.NICKNAME
        if given is Relation.INITIAL:
            return bits, DuplicateReason.INITIAL
        return bits, DuplicateReason.SIMILAR_NAME if family is not Relation.DIFFERENT else None

    def _family(self, relation: Relation, one: str, other: str) -> float:
        counts = self._known.last[one], self._known.last[other]
        rare = self._rare(max(counts))
        return {
            Relation.SAME: rare,
            Relation.PART: rare - 1,
            Relation.TYPO: rare - 2 - (5 if min(counts) > _RARE else 0),
            Relation.MISSING: 0.0,
        }.get(relation, -8.0)

    def _given(self, relation: Relation, one: str, other: str) -> float:
        counts = self._known.first[one], self._known.first[other]
        rare = min(10.0, self._rare(max(counts)))
        if relation is Relation.TYPO:
            # Marie and Maria are two names that people have; Mraia is nobody's.
            return rare - 2 if min(counts) <= _RARE else -10.0
        if relation is Relation.BEGINNING:
            return rare - 3 if min(counts) <= _RARE else -6.0
        return {
            Relation.SAME: rare,
            Relation.PART: rare - 2,
            Relation.NICKNAME: max(2.0, rare - 3),
            Relation.INITIAL: 3.0,
            Relation.MISSING: 0.0,
        }[relation]

    def _businesses(self, one: Facts, other: Facts, reasons: list[DuplicateReason]) -> float:
        relation = family_names(one.company, other.company)
        if relation is Relation.DIFFERENT or (_towns(one) and _towns(other) and not _share_town(one, other)):
            # One name in two towns: a branch, which has its own deliveries and often the same office.
            return _NEVER
        count = max(self._known.company[one.company], self._known.company[other.company])
        reasons.append(DuplicateReason.COMPANY if relation is Relation.SAME else DuplicateReason.SIMILAR_COMPANY)
        bits = self._rare(count) - (0 if relation is Relation.SAME else 3)
        if one.whole and other.whole:
            given = given_names(one.first, other.first)
            bits += 3 if given is not Relation.DIFFERENT and one.last == other.last else -2
        return bits

    def _reached(self, one: Facts, other: Facts, reasons: list[DuplicateReason]) -> float:
        bits = 0.0
        shared = [email for email in one.emails if email in other.emails]
        if shared:
            reasons.append(DuplicateReason.EMAIL)
            bits += self._shop + 7 - self._crowd(shared)
        elif one.emails and other.emails:
            similar = [mine for mine in one.emails for theirs in other.emails if _similar_email(mine, theirs)]
            if similar:
                reasons.append(DuplicateReason.SIMILAR_EMAIL)
                # The name in it is known from the name; a number in it is not.
                bits += 6 + min(9, 3 * len(digits_of(similar[0])))
            else:
                bits -= 1.5
        shared = [digits for digits in one.phones if digits in other.phones]
        if shared:
            reasons.append(DuplicateReason.PHONE)
            bits += self._shop + 5 - self._crowd(shared)
        elif one.phones and other.phones:
            bits -= 1.5
        return bits

    def _crowd(self, shared: list[str]) -> float:
        """What a number that many share is worth less."""
        count = min(self._known.crowded.get(key, 2) for key in shared)
        return 2 * log2(count / 2)

    def _lives(self, one: Facts, other: Facts, reasons: list[DuplicateReason]) -> float:
        if not one.places or not other.places:
            return 0.0
        best, reason = self._near(one.places[0], other.places[0])
        if len(one.places) > 1 or len(other.places) > 1:
            nears = [self._near(mine, theirs) for mine in one.places for theirs in other.places]
            best, reason = max(nears, key=itemgetter(0))
        if reason is not None:
            reasons.append(reason)
        return best

    def _near(self, mine: Place, theirs: Place) -> tuple[float, DuplicateReason | None]:
        street, postcode, town = mine
        other_street, other_postcode, other_town = theirs
        same_code = bool(postcode) and postcode == other_postcode
        same_town = bool(town) and (town == other_town or mistyped(town, other_town))
        if not (same_code or same_town):
            if (town or postcode) and (other_town or other_postcode):
                return -4.0, None
            return (self._shop / 2, None) if street and street == other_street else (0.0, None)
        if street and street == other_street:
            return self._shop + 2, DuplicateReason.ADDRESS
        bits = min(10.0, max(2.0, log2(max(self._known.customers, 2) / max(self._known.town[town], 1))))
        if not street or not other_street:
            return bits, DuplicateReason.TOWN
        if _similar_street(street, other_street):
            return bits + 4, DuplicateReason.ADDRESS
        return bits - 4, DuplicateReason.TOWN

    def _personal(self, one: Facts, other: Facts, reasons: list[DuplicateReason]) -> float:
        bits = 0.0
        if one.birthday and other.birthday:
            if one.birthday[-5:] == other.birthday[-5:]:
                both_full = len(one.birthday) == len(other.birthday) == _FULL_DAY
                if not both_full or one.birthday == other.birthday:
                    reasons.append(DuplicateReason.BIRTHDAY)
                    bits += 8 if not both_full else 12
                else:
                    bits -= 2
            else:
                bits -= 9
        if one.sex and other.sex and one.sex != other.sex:
            bits -= 10
        if one.vat_id and other.vat_id:
            if one.vat_id == other.vat_id:
                reasons.append(DuplicateReason.VAT_ID)
                bits += self._shop + 2
            else:
                bits -= 6
        return bits

    def _rare(self, count: int) -> float:
        return max(2.0, self._names - log2(max(count, 1)))


def _years_apart(one: Facts, other: Facts) -> int:
    if len(one.birthday) < _FULL_DAY or len(other.birthday) < _FULL_DAY:
        return 0
    return abs(int(one.birthday[:4]) - int(other.birthday[:4]))


def _towns(one: Facts) -> bool:
    return any(town or postcode for _, postcode, town in one.places)


def _share_town(one: Facts, other: Facts) -> bool:
    return any(
        (town and (town == other_town or mistyped(town, other_town))) or (postcode and postcode == other_postcode)
        for _, postcode, town in one.places
        for _, other_postcode, other_town in other.places
    )


def _similar_email(one: str, other: str) -> bool:
    """A slip, or the same name at another provider; `info@` and a running number in it say nothing."""
    mine, theirs = one.partition("@")[0], other.partition("@")[0]
    if len(mine) < _LEAST_LOCAL or mine in _OFFICES or one[0] != other[0]:
        return False
    return (mine == theirs or mistyped(one, other)) and digits_of(one) == digits_of(other)


def _similar_street(one: str, other: str) -> bool:
    """One street without its number, or a slip in its name; another number is another house."""
    mine, theirs = one.rstrip(_DIGITS), other.rstrip(_DIGITS)
    if one[len(mine) :] and other[len(theirs) :] and one[len(mine) :] != other[len(theirs) :]:
        return False
    return mine == theirs or mistyped(mine, theirs)
