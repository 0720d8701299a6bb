from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.dates import PartialDate
from craftdesk.importing.value_dates import DateEvidence, DateStyle, Moment, Order, parse_day, parse_moment
from craftdesk.importing.value_months import MONTHS
from craftdesk.importing.values import ValueProblem


def style_of(*cells: str, prefer: Order | None = None) -> DateStyle:
    evidence = DateEvidence()
    evidence.look(cells)
    return evidence.style(this_year=2026, prefer=prefer)


DMY = DateStyle(order="dmy", this_year=2026)
MDY = DateStyle(order="mdy", this_year=2026)
SPELLINGS = ("{day}. {month} {year}", "{day} {month} {year}", "{day}-{month}-{year}", "{day} de {month} de {year}",
             "{month} {day}, {year}", "{day} {month}, {year}")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "style", "iso"),
    [
        ("2026-03-14", DMY, "2026-03-14"),
        ("2026/3/1", MDY, "2026-03-01"),
        ("20260314", DMY, "2026-03-14"),
        ("03.04.2019", DMY, "2019-04-03"),
        ("3. 4. 2019", DMY, "2019-04-03"),
        ("03/04/2019", MDY, "2019-03-04"),
        ("02/03/04", DMY, "2004-03-02"),
        ("02/03/27", DMY, "2027-03-02"),
        ("02/03/58", DMY, "1958-03-02"),
        ("99-12-31", DMY, "1999-12-31"),
        ("10-Dez-25", DMY, "2025-12-10"),
        ("14. März 2026", DMY, "2026-03-14"),
        ("14 mars 2026", DMY, "2026-03-14"),
        ("1er janvier 2020", DMY, "2020-01-01"),
        ("März 14, 2026", DMY, "2026-03-14"),
        ("March 14th, 2026", DMY, "2026-03-14"),
        ("14 de marzo de 2026", DMY, "2026-03-14"),
        ("samedi 14 mars 2026", DMY, "2026-03-14"),
        ("mar. 14 mars 2026", DMY, "2026-03-14"),
        ("1º gennaio 2020", DMY, "2020-01-01"),
        ("1° gennaio 2020", DMY, "2020-01-01"),
        ("12 mei 2024", DMY, "2024-05-12"),
        ("30 września 2025", DMY, "2025-09-30"),
        ("5. října 2026", DMY, "2026-10-05"),
        ("5. toukokuuta 2026", DMY, "2026-05-05"),
        ("den 5 maj 2026", DMY, "2026-05-05"),
        ("le 3 avril 2020", DMY, "2020-04-03"),
        ("Sa., 14.03.2026", DMY, "2026-03-14"),
        ("sábado, 14 de marzo de 2026", DMY, "2026-03-14"),
        ("14.3.2026 r.", DMY, "2026-03-14"),
        ("2026. 03. 14.", MDY, "2026-03-14"),
        ("Mar 14", DMY, "--03-14"),
        ("07-04", DMY, "--07-04"),
        ("02-29", DMY, "--02-29"),
        ("--03-14", DMY, "--03-14"),
        ("--0314", DMY, "--03-14"),
        ("03/14", MDY, "--03-14"),
        ("14.03.", DMY, "--03-14"),
        ("1604-03-14", DMY, "--03-14"),
        ("2026年3月1日", DMY, "2026-03-01"),
        ("1988-03-14 00:00:00", DMY, "1988-03-14"),
    ],
)
def test_days(text: str, style: DateStyle, iso: str) -> None:
    day = parse_day(text, style)
    assert isinstance(day, PartialDate)
    assert day.iso() == iso


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31.02.2026", "import.value.no_such_day"),
        ("29.02.2023", "import.value.no_such_day"),
        ("12/31/2026", "import.value.no_such_day"),
        ("Order 12", "import.value.date"),
        ("not-a-date", "import.value.date"),
        ("45731", "import.value.date"),
        ("may 2026", "import.value.date"),
        ("²/3/2026", "import.value.date"),
        ("1" * 5_000, "import.value.date"),
    ],
)
def test_what_is_no_day_is_told(text: str, code: str) -> None:
    problem = parse_day(text, DMY)
    assert isinstance(problem, ValueProblem)
    assert problem.code == code
    assert problem.params["value"] == text[:64]


def test_empty_cells_are_no_days() -> None:
    assert parse_day("", DMY) is None
    assert parse_moment(" ", DMY) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-14 10:12:33 -0400", datetime(2026, 3, 14, 14, 12, 33, tzinfo=UTC)),
        ("2026-03-29 02:30:00 +0200", datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),
        ("2026-05-02T15:00:00Z", datetime(2026, 5, 2, 15, tzinfo=UTC)),
        ("2026-03-14T10:12:33.123+02:00", datetime(2026, 3, 14, 8, 12, 33, tzinfo=UTC)),
        ("2025-10-03 07:41", datetime(2025, 10, 3, 6, 41, tzinfo=UTC)),
        ("7/25/2026 21:06", datetime(2026, 7, 25, 20, 6, tzinfo=UTC)),
        ("3/15/2024 2:30 PM", datetime(2024, 3, 15, 13, 30, tzinfo=UTC)),
        ("3/15/2024 12:05 am", datetime(2024, 3, 14, 23, 5, tzinfo=UTC)),
        ("3/15/2024 10:15:30 PDT", datetime(2024, 3, 15, 17, 15, 30, tzinfo=UTC)),
        ("Sat, 14 Mar 2026 10:00:00 GMT", datetime(2026, 3, 14, 10, tzinfo=UTC)),
        ("2026-03-14", datetime(2026, 3, 14, 11, tzinfo=UTC)),
        ("14. maj 2026 kl. 10.30", datetime(2026, 5, 14, 9, 30, tzinfo=UTC)),
        ("5/14/2026, 10:30 Uhr", datetime(2026, 5, 14, 9, 30, tzinfo=UTC)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    found = parse_moment(text, MDY)
    assert isinstance(found, Moment)
    assert found.instant(timezone(timedelta(hours=1))) == moment


def test_a_moment_keeps_the_day_as_written() -> None:
    found = parse_moment("2026-03-14 23:30:00 -0400", DMY)
    assert isinstance(found, Moment)
    assert (found.day, found.time) == (date(2026, 3, 14), time(23, 30))


@pytest.mark.parametrize(
    ("text", "code"),
    [("2026-03-14 25:99", "import.value.time"), ("07-04", "import.value.no_year"), ("x", "import.value.date"),
     ("3/15/2024 13:00 PM", "import.value.time"), ("2026-03-14 10:00 +99:00", "import.value.time")],
)  # fmt: skip
def test_what_is_no_moment_is_told(text: str, code: str) -> None:
    problem = parse_moment(text, MDY)
    assert isinstance(problem, ValueProblem)
    assert problem.code == code


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["05/09/26", "12/31/25"], "mdy"),
        (["05/09/26", "31/12/25"], "dmy"),
        (["03.04.2019", "01.02.2020"], "dmy"),
        (["12-25-1980", "07-04"], "mdy"),
        (["31/12/25", "30/12/25", "12/31/25"], "dmy"),
        (["7/25/2026 21:06"], "mdy"),
        (["2026-03-14", "07-04", ""], "dmy"),
    ],
)
def test_the_column_proves_its_order(cells: list[str], order: str) -> None:
    style = style_of(*cells)
    assert (style.order, style.question) == (order, None)


def test_what_nothing_proves_is_asked_with_examples() -> None:
    style = style_of("5/9/1981", "03/04/2020", "4/4/2020", "2020-01-31")
    assert style.question is not None
    assert (style.question.default, style.question.choices) == ("dmy", ("dmy", "mdy"))
    assert style.question.examples == ("5/9/1981", "03/04/2020")
    assert style_of("5/9/1981", prefer="mdy") == DateStyle(order="mdy", this_year=2026)


def test_columns_that_contradict_themselves_are_asked() -> None:
    assert style_of("31/12/25", "12/31/25").question is not None


def test_day_numbers_only_when_the_whole_column_is_such() -> None:
    style = style_of("45731", "45000.5")
    assert style.serial
    assert parse_day("45731", style) == PartialDate(3, 15, 2025)
    assert isinstance(parse_day("99999", style), ValueProblem)
    assert not style_of("45731", "2026-03-14").serial


@given(
    st.dates(date(1930, 1, 1), date(2026, 12, 31)), st.sampled_from(["%d.%m.%Y", "%d/%m/%y", "%d-%b-%Y", "%Y-%m-%d"])
)
def test_any_day_written_out_is_read_again(day: date, form: str) -> None:
    style = DateStyle(order="dmy", this_year=2026)
    if form == "%d/%m/%y" and day.year < 1928:
        return
    assert parse_day(day.strftime(form), style) == PartialDate(day.month, day.day, day.year)


@given(st.text(max_size=80) | st.from_regex(r"[0-9./: -]{1,24}"), st.booleans())
def test_any_text_is_a_day_or_a_problem(text: str, serial: bool) -> None:
    style = DateStyle(order="mdy", serial=serial, this_year=2026)
    assert parse_day(text, style) is None or isinstance(parse_day(text, style), PartialDate | ValueProblem)
    assert parse_moment(text, style) is None or isinstance(parse_moment(text, style), Moment | ValueProblem)
    evidence = DateEvidence()
    evidence.look([text])
    evidence.style(this_year=2026)


@given(st.dates(date(1950, 1, 1), date(2026, 12, 31)), st.sampled_from(sorted(MONTHS)), st.sampled_from(SPELLINGS))
def test_any_day_with_any_name_of_its_month_is_read(day: date, month: str, spelling: str) -> None:
    text = spelling.format(day=day.day, month=month, year=day.year)
    read = parse_day(text, DMY)
    try:
        wanted = PartialDate(month=MONTHS[month], day=day.day, year=day.year)
    except ValueError:
        assert isinstance(read, ValueProblem)
    else:
        assert read == wanted


@given(st.text(max_size=30))
def test_no_text_at_all_breaks_the_reading(text: str) -> None:
    for style in (DMY, MDY, DateStyle(order="ymd", serial=True)):
        parse_moment(text, style)
    evidence = DateEvidence()
    evidence.look([text])
    evidence.style(this_year=2026)
