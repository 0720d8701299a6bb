"""Columns that contradict their heads or each other: what is taken for now, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from craftdesk.importing.guessing import Profile
from craftdesk.importing.guessing_columns import UNSURE, Guess
from craftdesk.importing.header import normalise
from craftdesk.importing.targets import LEFT_OUT

MEANING, WHICH_COLUMN = "import.ask.meaning", "import.ask.which_column"
_EXAMPLES = 3
_SINGLE = frozenset({
    "full_name", "first_name", "last_name", "company", "birthday", "since", "order_number", "order_date",
    "order_total", "vat_id",
})  # fmt: skip
"""Of what there is one of each: two columns with different contents can't both be meant."""
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something that the columns of a file leave open: asked once, with examples; the default holds until then.

    The choices of `import.ask.meaning` are targets, those of `import.ask.which_column` the numbers of columns.
    """

    code: str
    target: str
    columns: tuple[int, ...]
    choices: tuple[str, ...]
    default: str
    examples: tuple[str, ...]


def rivals(samples: Sequence[Sequence[str]], guesses: Sequence[Guess]) -> list[Conflict]:
    """Columns whose contents overruled their heads."""
    return [
        Conflict(
            code=MEANING,
            target=guess.target,
            columns=(index,),
            choices=(guess.target, guess.rival),
            default=guess.target,
            examples=_examples(samples[index]),
        )
        for index, guess in enumerate(guesses)
        if guess.rival
    ]


def settle_doubles(
    samples: Sequence[Sequence[str]], profiles: Sequence[Profile], guesses: Sequence[Guess]
) -> list[Conflict]:
    """Leaves out all but one of the columns that can't all be meant, and says which were in question."""
    found = []
    for target in dict.fromkeys(guess.target for guess in guesses if guess.target in _SINGLE | {"emails"}):
        columns = [index for index, guess in enumerate(guesses) if guess.target == target]
        if target == "emails":
            rival = _shared_mails(columns, profiles)
        else:
            rival = [index for index in columns[1:] if _differ(samples[columns[0]], samples[index])]
        if not rival or len(columns) < 2:
            continue
        kept = next((index for index in columns if index not in rival), columns[0])
        for index in rival:
            if index != kept:
                guesses[index].target, guesses[index].confidence = LEFT_OUT, UNSURE
        asked = (kept, *(index for index in rival if index != kept))
        found.append(
            Conflict(
                code=WHICH_COLUMN,
                target=target,
                columns=asked,
                choices=tuple(map(str, asked)),
                default=str(kept),
                examples=tuple(next(iter(_examples(samples[index])), "") for index in asked),
            )
        )
    return found


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two columns hold different things where both are filled."""
    both = [(first, second) for first, second in zip(one, other, strict=False) if first and second]
    unlike = sum(not _alike(first, second) for first, second in both)
    return unlike >= _LEAST_ROWS and unlike * 2 > len(both)


def _alike(one: str, other: str) -> bool:
    first, second = sorted(normalise(one).split()), sorted(normalise(other).split())
    return first == second or set(first) <= set(second) or set(second) <= set(first)


def _shared_mails(columns: Sequence[int], profiles: Sequence[Profile]) -> list[int]:
    """Columns in which a few addresses come over and over: whoever looks after the customers, not the customers."""
    if len(columns) < 2:
        return []
    most = max(profiles[index].distinct for index in columns)
    return [
        index
        for index in columns
        if profiles[index].filled >= 4
        and profiles[index].distinct * 3 <= profiles[index].filled
        and profiles[index].distinct * 3 <= most
    ]


def _examples(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell[:80] for cell in cells if cell))[:_EXAMPLES]
