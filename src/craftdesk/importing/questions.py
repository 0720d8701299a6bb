"""What a plan asks about columns, and the answers that earlier files of the kind were given."""

from __future__ import annotations

from dataclasses import replace

from craftdesk.importing.columns import Styles
from craftdesk.importing.guessing_doubles import WHICH_COLUMN
from craftdesk.importing.import_choices import DATE_ORDER, DECIMAL_SIGN
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.remembering import Memory
from craftdesk.importing.styles import ColumnQuestion, FirstLook


def column_questions(columns: ColumnMap) -> tuple[ColumnQuestion, ...]:
    """What columns leave open that contradict their heads or each other."""
    return tuple(
        ColumnQuestion(
            column=one.columns[0],
            heading=columns.columns[one.columns[0]].heading,
            code=one.code,
            choices=one.choices,
            default=one.default,
            examples=one.examples,
            target=one.target,
            headings=tuple(columns.columns[index].heading for index in one.columns) if one.code == WHICH_COLUMN else (),
        )
        for one in columns.conflicts
    )


def with_memory(look: FirstLook, memory: Memory) -> FirstLook:
    """What nothing in the columns decides is as it was for the last such file, and not asked again."""
    answers = {DATE_ORDER: memory.date_order, DECIMAL_SIGN: memory.decimal}
    known = [one for one in look.questions if answers.get(one.code) is not None]
    if not known:
        return look
    dates, numbers = dict(look.styles.dates), dict(look.styles.numbers)
    for one in known:
        if one.code == DATE_ORDER and memory.date_order is not None:
            dates[one.column] = replace(dates[one.column], order=memory.date_order, question=None)
        elif memory.decimal is not None:
            numbers[one.column] = replace(numbers[one.column], decimal=memory.decimal, question=None)
    return replace(
        look,
        styles=Styles(dates=dates, numbers=numbers),
        questions=tuple(one for one in look.questions if one not in known),
    )
