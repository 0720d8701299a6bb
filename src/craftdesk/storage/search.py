"""From what was typed to a question for the full-text table, and help with small typing errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from craftdesk.domain.collation import beyond
from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.folding import query_words
from craftdesk.domain.phone_query import query_digits
from craftdesk.domain.query import CustomerChip
from craftdesk.storage.search_words import STATE_WORDS, VIP_WORD

_STATE = {CustomerState.ACTIVE: 0, CustomerState.ARCHIVED: 1, CustomerState.DELETED: 2}
_FEWEST_LETTERS = 4
_LIKENESS = 72.0
_MOST_LIKE = 8
PREFIXED = 3
"""The longest beginning that the full-text table has an index for."""
_MOST_WORDS = 16
_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)"
# Of this one the first row of a word is there at once: the other counts everybody who has the word first.
_WHERE_WORDS_STAND = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.standing USING fts5vocab(main, search, instance)"
_NEXT_WORD = "SELECT term FROM temp.standing WHERE term >= ? AND term < ? LIMIT 1"


def state_number(state: CustomerState) -> int:
    """How the derived list writes a state."""
    return _STATE[state]


class Beginnings:
    """The words of the index that begin with some letters.

    Beginnings up to PREFIXED letters have an index of their own that hands its rows out one by one. For a longer one
    the full-text table would first collect every row of every word, 22 ms for a word that 50,000 customers share; the
    few words that it stands for, asked for as whole words, are handed out one by one again.
    """

    def __init__(self, connection: sqlite3.Connection, known: dict[str, Sequence[str] | None] | None = None) -> None:
        if known is None:
            connection.execute(_WHERE_WORDS_STAND)
        self._connection, self._known = connection, known

    def for_one_question(self) -> Beginnings:
        """The same for as long as nothing changes: it looks the words of a beginning up once."""
        return Beginnings(self._connection, {})

    def asked(self, begun: str) -> str:
        """The question for a beginning: the words that begin so, or the beginning itself where they are many."""
        return self._few(begun) or f'"{begun}"*'

    def are_there(self, first: str, last: str) -> bool:
        """Whether any word begins with a letter from the first to the last."""
        return self._connection.execute(_NEXT_WORD, (first, beyond(last))).fetchone() is not None

    def likely(self, begun: str) -> str:
        """A question that is met by whoever meets a beginning, and by others, and that hands its rows out at once."""
        return self._few(begun) or f'"{begun[:PREFIXED]}"*'

    def _few(self, begun: str) -> str:
        words = self._words(begun) if len(begun) > PREFIXED else None
        if words is None:
            return ""
        return _joined(" OR ", [f'"{one}"' for one in words] or [f'"{begun}"'])

    def _words(self, begun: str) -> Sequence[str] | None:
        if self._known is None:
            return self._looked_up(begun)
        if begun not in self._known:
            self._known[begun] = self._looked_up(begun)
        return self._known[begun]

    def _looked_up(self, begun: str) -> Sequence[str] | None:
        found: list[str] = []
        at, end = begun, beyond(begun)
        while one := self._connection.execute(_NEXT_WORD, (at, end)).fetchone():
            if len(found) == _MOST_WORDS:
                return None
            found.append(one[0])
            at = one[0] + "\0"
        return found


Asked = Callable[[str], str]
"""How a beginning is asked for."""


def match_of(text: str, state: CustomerState, chip: CustomerChip, asked: Asked) -> str:
    """The FTS5 question for a typed text: every word must begin some word of the customer. '' when nothing counts."""
    parts = [_any_of(spellings, asked) for spellings in query_words(text)]
    if not parts:
        return ""
    if chip is CustomerChip.VIP:
        parts.append(f'"{VIP_WORD}"')
    everything = " AND ".join(parts)
    if state is CustomerState.ACTIVE:
        # NOT with two short lists costs nothing; asking for an «active» word would read one entry a customer.
        return f'({everything}) NOT ("{STATE_WORDS[1]}" OR "{STATE_WORDS[2]}")'
    return f'({everything}) AND "{STATE_WORDS[_STATE[state]]}"'


def match_of_word(spellings: tuple[str, ...], asked: Asked) -> str:
    """The FTS5 question for one word, among customers of every state."""
    return _joined(" OR ", [_all_of(form, asked) for form in spellings])


def looked_for(text: str) -> tuple[str, list[str]]:
    """The same as a condition on `words`, for rows that a wider question let through."""
    parts: list[str] = []
    values: list[str] = []
    for spellings in query_words(text):
        forms = [form.split() for form in _forms(spellings)]
        values += [f" {word}" for form in forms for word in form]
        parts.append(" OR ".join(" AND ".join("instr(' ' || words, ?)" for _ in form) for form in forms))
    return " AND ".join(f"({part})" for part in parts), values


def _forms(spellings: tuple[str, ...]) -> Sequence[str]:
    return list(
        dict.fromkeys(form for word in spellings for form in (query_digits(word) if word.isdigit() else (word,)))
    )


def _any_of(spellings: tuple[str, ...], asked: Asked) -> str:
    return _joined(" OR ", [_all_of(form, asked) for form in _forms(spellings)])


def _all_of(form: str, asked: Asked) -> str:
    # A form with blanks stands for several words; the index keeps no places, so it can't be asked for a phrase.
    return _joined(" AND ", [asked(word) for word in form.split()])


def _joined(by: str, parts: Sequence[str]) -> str:
    return f"({by.join(parts)})" if len(parts) > 1 else parts[0]


class Vocabulary(NamedTuple):
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
