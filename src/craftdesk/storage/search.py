"""From what was typed to a question for the full-text table, and help with small typing errors."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.folding import query_words
from craftdesk.domain.phone import query_digits
from craftdesk.domain.query import CustomerChip
from craftdesk.storage.search_words import STATE_WORDS, VIP_WORD

_STATE = {CustomerState.ACTIVE: 0, CustomerState.ARCHIVED: 1, CustomerState.DELETED: 2}
_FEWEST_LETTERS = 4
_LIKENESS = 72.0
_MOST_LIKE = 8
PREFIXED = 3
"""The longest beginning that the full-text table has an index for."""
_MOST_WORDS = 16
_LAST_LETTER = "\U0010ffff"
_LONG_BEGINNING = re.compile(rf'[^"]{{{PREFIXED + 1},}}"\*')
_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)"


def state_number(state: CustomerState) -> int:
    """How the derived list writes a state."""
    return _STATE[state]


class Beginnings:
    """The words of the index that begin with some letters.

    Beginnings up to PREFIXED letters have an index of their own that hands its rows out one by one. For a longer one
    the full-text table would first collect every row of every word, 22 ms for a word that 50,000 customers share; the
    few words that it stands for, asked for as whole words, are handed out one by one again.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.execute(_VOCABULARY)
        self._connection = connection

    def words(self, begun: str) -> Sequence[str] | None:
        """The words that begin so; None where the beginning itself is the better question."""
        if len(begun) <= PREFIXED:
            return None
        sql = "SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ? LIMIT ?"
        found = self._connection.execute(sql, (begun, begun + _LAST_LETTER, _MOST_WORDS + 1)).fetchall()
        return None if len(found) > _MOST_WORDS else [term for (term,) in found]


Known = Callable[[str], Sequence[str] | None]


def match_of(text: str, state: CustomerState, chip: CustomerChip, known: Known) -> str:
    """The FTS5 question for a typed text: every word must begin some word of the customer. '' when nothing counts."""
    parts = [_any_of(spellings, known) for spellings in query_words(text)]
    if not parts:
        return ""
    if chip is CustomerChip.VIP:
        parts.append(f'"{VIP_WORD}"')
    asked = " AND ".join(parts)
    if state is CustomerState.ACTIVE:
        # NOT with two short lists costs nothing; asking for an «active» word would read one entry a customer.
        return f'({asked}) NOT ("{STATE_WORDS[1]}" OR "{STATE_WORDS[2]}")'
    return f'({asked}) AND "{STATE_WORDS[_STATE[state]]}"'


def match_of_word(spellings: tuple[str, ...], known: Known) -> str:
    """The FTS5 question for one word, among customers of every state."""
    return _joined(" OR ", [_all_of(form, known) for form in spellings])


def reads_widely(match: str) -> bool:
    """Whether a question holds a beginning for which the full-text table has to collect before it answers."""
    return _LONG_BEGINNING.search(match) is not None


def _any_of(spellings: tuple[str, ...], known: Known) -> str:
    forms = dict.fromkeys(form for word in spellings for form in (query_digits(word) if word.isdigit() else (word,)))
    return _joined(" OR ", [_all_of(form, known) for form in forms])


def _all_of(form: str, known: Known) -> str:
    # A form with blanks stands for several words; the index keeps no places, so it can't be asked for a phrase.
    return _joined(" AND ", [_begun(word, known) for word in form.split()])


def _begun(word: str, known: Known) -> str:
    words = known(word)
    if words is None:
        return f'"{word}"*'
    return _joined(" OR ", [f'"{one}"' for one in words] or [f'"{word}"'])


def _joined(by: str, parts: Sequence[str]) -> str:
    return f"({by.join(parts)})" if len(parts) > 1 else parts[0]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of letters that the shop's customers are found by; what a typing error is measured against."""

    words: tuple[str, ...]

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> Vocabulary:
        """Reads the words from the index itself; SQLite leaves out numbers, which are most of them."""
        connection.execute(_VOCABULARY)
        rows = connection.execute(
            "SELECT term FROM temp.vocabulary WHERE length(term) >= ? AND term NOT GLOB '*[0-9]*'", (_FEWEST_LETTERS,)
        )
        return cls(tuple(term for (term,) in rows if term.isalpha()))

    def corrected(self, text: str) -> list[str]:
        """Other texts that were perhaps meant: each word without a hit replaced by one very like it, best first."""
        typed = [spellings[0] for spellings in query_words(text)]
        choices = [self._near(word) for word in typed]
        texts = [" ".join(choice[0] for choice in choices)]
        for index, choice in enumerate(choices):
            texts += [
                " ".join(other if place == index else best[0] for place, best in enumerate(choices))
                for other in choice[1:]
            ]
        return [text for text in dict.fromkeys(texts) if text != " ".join(typed)]

    def _near(self, word: str) -> list[str]:
        """Words that hold the typed one inside, else those most like it, else the word itself."""
        if len(word) < _FEWEST_LETTERS or not word.isalpha():
            return [word]
        inside = [known for known in self.words if word in known]
        if inside:
            return sorted(inside, key=len)[:_MOST_LIKE]
        # 2 MB that only a typing error needs.
        from rapidfuzz import fuzz, process

        like = process.extract(word, self.words, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_MOST_LIKE)
        return [known for known, _, _ in like] or [word]
