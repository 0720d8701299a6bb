"""From what was typed to a question for the full-text table, and help with small typing errors."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from craftdesk.domain.customer import CustomerState
from craftdesk.domain.folding import query_words
from craftdesk.domain.phone import query_digits
from craftdesk.domain.query import CustomerChip
from craftdesk.storage.listing_entries import STATE_WORDS, VIP_WORD

_STATE = {CustomerState.ACTIVE: 0, CustomerState.ARCHIVED: 1, CustomerState.DELETED: 2}
_FEWEST_LETTERS = 4
_LIKENESS = 72.0
_MOST_LIKE = 8


def state_number(state: CustomerState) -> int:
    """How the derived list writes a state."""
    return _STATE[state]


def match_of(text: str, state: CustomerState, chip: CustomerChip = CustomerChip.ALL) -> str:
    """The FTS5 question for a typed text: every word must begin some word of the customer. '' when nothing counts."""
    parts = [_any_of(spellings) for spellings in query_words(text)]
    if not parts:
        return ""
    if chip is CustomerChip.VIP:
        parts.append(f'"{VIP_WORD}"')
    asked = " AND ".join(parts)
    if state is CustomerState.ACTIVE:
        # NOT with two short lists costs nothing; asking for an «active» word would read one entry a customer.
        return f'({asked}) NOT ("{STATE_WORDS[1]}" OR "{STATE_WORDS[2]}")'
    return f'({asked}) AND "{STATE_WORDS[_STATE[state]]}"'


def _any_of(spellings: tuple[str, ...]) -> str:
    forms = dict.fromkeys(form for word in spellings for form in (query_digits(word) if word.isdigit() else (word,)))
    joined = " OR ".join(_all_of(form) for form in forms)
    return f"({joined})" if len(forms) > 1 else joined


def _all_of(form: str) -> str:
    # A form with blanks stands for several words; the index keeps no places, so it can't be asked for a phrase.
    words = [f'"{word}"*' for word in form.split()]
    return f"({' AND '.join(words)})" if len(words) > 1 else words[0]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of letters that the shop's customers are found by; what a typing error is measured against."""

    words: tuple[str, ...]

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> Vocabulary:
        """Reads the words from the index itself; 20 ms for each 100,000 words."""
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)")
        rows = connection.execute("SELECT term FROM temp.vocabulary WHERE length(term) >= ?", (_FEWEST_LETTERS,))
        return cls(tuple(term for (term,) in rows if term.isalpha()))

    def corrected(self, text: str) -> list[str]:
        """Other texts that were perhaps meant: each word without a hit replaced by one very like it, best first."""
        # 2 MB that only a typing error needs.

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
