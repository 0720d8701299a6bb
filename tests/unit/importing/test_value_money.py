from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.importing.value_money import (
    Amount,
    NumberEvidence,
    NumberStyle,
    Sign,
    is_exact,
    parse_amount,
    parse_quantity,
)
from craftdesk.importing.values import ValueProblem

POINT, COMMA = NumberStyle(decimal="."), NumberStyle(decimal=",")


def style_of(*cells: str, thousandths: bool = False, prefer: Sign | None = None) -> NumberStyle:
    evidence = NumberEvidence()
    evidence.look(cells)
    return evidence.style(thousandths=thousandths, prefer=prefer)


@pytest.mark.parametrize(
    ("text", "style", "value", "currency"),
    [
        ("1,250.00", POINT, "1250", ""),
        ("$1,250.00", POINT, "1250", "$"),
        ("-$12.00", POINT, "-12", "$"),
        ("$-142.85", POINT, "-142.85", "$"),
        ("(12.00)", POINT, "-12", ""),
        ("($12.00)", POINT, "-12", "$"),
        ("\u221212.00", POINT, "-12", ""),
        ("12.00-", POINT, "-12", ""),
        ("-0.00", POINT, "0", ""),
        ("1\u00a0234.50", POINT, "1234.50", ""),
        ("1\u202f234,50\u00a0€", COMMA, "1234.50", "EUR"),
        ("1'234.50", POINT, "1234.50", ""),
        ("1’234.50 CHF", POINT, "1234.50", "CHF"),
        ("1.234,56 €", COMMA, "1234.56", "EUR"),
        ("EUR 12,-", COMMA, "12", "EUR"),
        ("12.--", POINT, "12", ""),
        ("¥13,000", POINT, "13000", "JPY"),
        ("1,00,000.00", POINT, "100000", ""),
        ("£.50", POINT, "0.50", "GBP"),
        ("US$5.00", POINT, "5", "USD"),
        ("12,00 kr", COMMA, "12", "kr"),
        ("３２.50", POINT, "32.50", ""),
        ("10.00000000", POINT, "10", ""),
        ("624", COMMA, "624", ""),
        ("$5.00 USD", POINT, "5", "USD"),
        ("USD $5.00", POINT, "5", "USD"),
        ("AUD$5.00", POINT, "5", "AUD"),
        ("12,50 zl", COMMA, "12.50", "PLN"),
        ("DKK 1.250,00", COMMA, "1250", "DKK"),
    ],
)
def test_amounts(text: str, style: NumberStyle, value: str, currency: str) -> None:
    assert parse_amount(text, style) == Amount(Decimal(value), currency)


@pytest.mark.parametrize(
    "text",
    ["NaN", "inf", "1e999", "1E5", "²", "½", "0x12", "1_000", "$", "-", "--5", "-(5)", "(5", "5)",
     "$5€", "1 2", "5 apples",
     "1.2.3", "12,34,5", "=1+1", "5%", "٣", "1" * 41, ".", ","],
)  # fmt: skip
def test_what_is_no_amount_is_told(text: str) -> None:
    for style in (POINT, COMMA):
        problem = parse_amount(text, style)
        assert isinstance(problem, ValueProblem)
        assert problem.params["value"] == text[:40]


def test_a_value_against_the_column_is_told_and_not_guessed() -> None:
    style = style_of("1.234,56", "12,50", "1,234.56")
    assert (style.decimal, style.question) == (",", None)
    problem = parse_amount("1,234.56", style)
    assert isinstance(problem, ValueProblem)
    assert problem.code == "import.value.decimal_sign"


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["35,82", "1.250"], ","),
        (["$1,250.00", "$96.00"], "."),
        (["1.234.567"], ","),
        (["1,250", "12.5"], "."),
        (["0,125"], ","),
        (["1 234,500"], ","),
        (["12", "5", ""], "."),
        (["free", "n.a."], "."),
    ],
)
def test_the_column_proves_its_sign(cells: list[str], sign: str) -> None:
    style = style_of(*cells)
    assert (style.decimal, style.question) == (sign, None)


@pytest.mark.parametrize(
    ("cells", "thousandths", "default", "value"),
    [
        (["1,250"], False, ".", "1250"),
        (["1.250"], False, ",", "1250"),
        (["1,250"], True, ",", "1.250"),
        (["1.250"], True, ".", "1.250"),
    ],
)
def test_what_nothing_proves_is_asked(cells: list[str], thousandths: bool, default: str, value: str) -> None:
    style = style_of(*cells, thousandths=thousandths)
    assert style.question is not None
    assert (style.question.default, style.question.examples) == (default, tuple(cells))
    assert parse_quantity(cells[0], style) == Decimal(value)
    assert style_of(*cells, prefer=".").question is None


def test_a_tie_is_asked_with_both() -> None:
    question = style_of("1.234,56", "1,234.56").question
    assert question is not None
    assert question.examples == ("1.234,56", "1,234.56")


def test_quantities_have_no_currency() -> None:
    assert parse_quantity("1.0", POINT) == 1
    assert parse_quantity("", POINT) is None
    assert isinstance(parse_quantity("$1", POINT), ValueProblem)
    assert isinstance(parse_quantity("x", POINT), ValueProblem)


def test_rounding_can_be_seen() -> None:
    assert is_exact(Decimal("10.00000000"), "EUR")
    assert is_exact(Decimal("1E+3"), "JPY")
    assert not is_exact(Decimal("0.001"), "EUR")
    assert not is_exact(Decimal("0.5"), "JPY")


SIGNS = st.sampled_from([(".", ","), (",", "."), (",", " "), (".", "'"), (",", "\u202f")])
FORMS = st.sampled_from(["{}", "€ {}", "{} €", "{} EUR"])


@given(st.decimals(-(10**9), 10**9, places=2), SIGNS, FORMS)
def test_any_amount_written_out_is_read_again(value: Decimal, signs: tuple[Sign, str], form: str) -> None:
    decimal, grouping = signs
    text = f"{value:,.2f}".replace(",", "\0").replace(".", decimal).replace("\0", grouping)
    cell = form.format(text)
    amount = parse_amount(cell, style_of(cell, prefer=decimal))
    assert isinstance(amount, Amount)
    assert amount.value == value
    assert style_of(cell).decimal == decimal


@given(st.text(max_size=60) | st.from_regex(r"[$€()0-9., '-]{1,16}"), st.sampled_from([POINT, COMMA]))
def test_any_text_is_an_amount_or_a_problem(text: str, style: NumberStyle) -> None:
    found = parse_amount(text, style)
    assert found is None or isinstance(found, Amount | ValueProblem)
    style_of(text)


@given(st.text(max_size=45), st.sampled_from([POINT, COMMA]))
def test_no_text_at_all_breaks_the_reading(text: str, style: NumberStyle) -> None:
    found = parse_amount(text, style)
    assert found is None or isinstance(found, ValueProblem) or found.value.is_finite()
    style_of(text)


@given(st.decimals(1, 10**9, places=2))
def test_an_amount_with_cents_is_never_read_as_another(value: Decimal) -> None:
    english = f"{value:,.2f}"
    german = english.replace(",", "\0").replace(".", ",").replace("\0", ".")
    for text, right, wrong in ((english, POINT, COMMA), (german, COMMA, POINT)):
        read = parse_amount(text, right)
        assert isinstance(read, Amount)
        assert read.value == value
        other = parse_amount(text, wrong)
        # Below a thousand only one sign stands there: `12.50` can't be grouped, so it is told and never misread.
        assert isinstance(other, ValueProblem)
