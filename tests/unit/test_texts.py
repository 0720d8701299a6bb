from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from craftdesk import texts
from craftdesk.domain.customer import CustomerState, CustomerType, PreferredContact, TaxTreatment
from craftdesk.domain.dates import instant_text
from craftdesk.domain.fields import ADDRESS_KEYS, FIELDS
from craftdesk.domain.operation import OperationLabel, OperationState
from craftdesk.domain.order import OrderStatus, PaymentStatus
from craftdesk.domain.phone import PhoneKind
from craftdesk.texts import label_words, sentence, template
from craftdesk.texts.systems import system_name
from craftdesk.texts.template import Counted, filled, names_in
from tests.support.house.modules import called, source

_SOURCE = Path(texts.__file__).resolve().parents[1]
_SPEAKERS = frozenset(
    "Problem OwnerProblem EnvironmentFailure ShopFileProblem ImportProblem NotFound Conflict ShopLocked Fault Note"
    " RowMessage ValueProblem Question Progress warn reject Skip".split()
)
_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_OWN_WORDS = frozenset({"number.unreadable", "date.unreadable", "birthday.unreadable", "customer_picker.nobody"})
"""Problems that only an editor can have; the form says them itself."""


def _codes() -> Iterator[tuple[str, str]]:
    """(code, where) of everything that is said anywhere below the window."""
    for module in source():
        for node in module.all(ast.Call):
            speaker = called(node)
            if speaker in _SPEAKERS or speaker == "OperationLabel":
                for text in _words(node, speaker):
                    if _CODE.fullmatch(text) or speaker == "OperationLabel":
                        code = f"label.{text}" if speaker == "OperationLabel" else text
                        yield code, module.at(node)


def _words(node: ast.Call, speaker: str) -> Iterator[str]:
    named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
    arguments = named or (node.args[:1] if speaker == "OperationLabel" else node.args)
    for argument in arguments:
        choices = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        for choice in choices:
            if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                yield choice.value


def _tables(module: str, name: str) -> Iterator[str]:
    """The codes in a table of a module: values of a dictionary."""
    tree = ast.parse((_SOURCE / module).read_text("utf-8"))
    for node in ast.walk(tree):
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and _CODE.fullmatch(inner.value):
                    yield inner.value


def test_every_code_in_the_program_has_words() -> None:
    silent = {code: place for code, place in _codes() if not texts.knows(code) and code not in _OWN_WORDS}
    assert silent == {}


def test_there_are_codes_to_find() -> None:
    found = {code for code, _ in _codes()}
    assert {"customer.nobody", "label.customer.added", "shop.locked", "import.row.torn", "undo.nothing"} <= found


@pytest.mark.parametrize("name", ["_BY_SQLITE_NAME", "_BY_ERRNO"])
def test_every_failure_of_the_system_has_words(name: str) -> None:
    codes = set(_tables("storage/failures.py", name))
    assert codes
    assert [code for code in codes if not texts.knows(code)] == []


def test_every_signature_of_a_foreign_file_has_words() -> None:
    text = (_SOURCE / "importing/source.py").read_text("utf-8")
    codes = set(re.findall(r'"(import\.[a-z_]+)"', text))
    assert [code for code in codes if not texts.knows(code)] == []


@pytest.mark.parametrize(
    "code",
    [
        *(f"field.{field.key}" for field in FIELDS),
        *(f"field.{use}_{key}" for use in ("billing", "shipping") for key in ADDRESS_KEYS),
        *(f"status.{one.value}" for one in OrderStatus),
        *(f"payment.{one.value}" for one in PaymentStatus),
        *(f"phone_kind.{one.value}" for one in PhoneKind),
        *(f"type.{one.value}" for one in CustomerType),
        *(f"state.{one.value}" for one in CustomerState),
        *(f"contact.{one.value}" for one in PreferredContact),
        *(f"tax_treatment.{one.value}" for one in TaxTreatment),
        *(f"operation.{one.value}" for one in OperationState),
        *(f"label.customers.{how}" for how in ("archived", "unarchived", "deleted", "restored")),
        *(f"settings.{key}" for key in ("currency", "country", "language")),
        *(f"kept.{why}" for why in ("changed", "used", "number")),
    ],
)
def test_every_choice_has_words(code: str) -> None:
    assert sentence(code, {"name": "x", "text": "x", "count": 2})


def test_words_are_filled() -> None:
    assert sentence("text.too_long", {"length": 100_001, "limit": 100_000}) == (
        "This is too long: 100,001 characters, and 100,000 fit."
    )
    assert sentence("shop.empty", {"path": "/shops/clay.craftdesk"}).startswith("clay.craftdesk is empty.")


def test_a_missing_parameter_leaves_a_gap() -> None:
    assert sentence("number.taken") == (
        "Another customer has the number . Choose another one, or leave it empty for the next."
    )


def test_braces_in_what_the_owner_typed_are_only_text() -> None:
    assert "{0} {name!r}" in sentence("email.odd", {"text": "{0} {name!r}"})


@pytest.mark.log_expected
def test_a_code_without_words_shows_itself_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert sentence("no.such_code") == "no.such_code"
    assert "no.such_code" in caplog.text


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (OperationLabel("customer.changed", {"name": "Anna Berg"}), "Change Anna Berg"),
        (OperationLabel("customers.deleted", {"name": "Anna Berg", "count": 1}), "Delete Anna Berg"),
        (OperationLabel("customers.deleted", {"name": "Anna Berg", "count": 50}), "Delete 50 customers"),
        (OperationLabel("address.added", {"name": "Anna Berg", "label": ""}), "Add address of Anna Berg"),
        (
            OperationLabel("operation.reverted", {"of": "customer.changed", "name": "Anna Berg", "operation": 3}),
            "Take back: Change Anna Berg",
        ),
        (OperationLabel("import.reverted", {"file": "a.csv", "operation": 3}), "Take back the import of a.csv"),
    ],
)
def test_operations_are_named(label: OperationLabel, words: str) -> None:
    assert label_words(label) == words


def _all() -> list[str]:
    return [code for table in texts._TABLES for code in table]


def test_no_code_has_two_sentences() -> None:
    codes = _all()
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", [code for code in _all() if not code.startswith("label.")])
def test_words_are_calm(code: str) -> None:
    words = template(code)
    assert words is not None
    for text in (words.one, words.other) if isinstance(words, Counted) else (words,):
        assert "!" not in text
        assert "  " not in text
        assert not re.search(
            r"\b(invalid|NULL|record not|error|illegal|fatal)\b", text.replace("the error of a formula", "")
        )
        if code.split(".", maxsplit=1)[0] in {"shop", "disk", "memory"} and code != "shop.missing":
            assert text.endswith(".")
            assert text.count(". ") + text.count(": ") >= 1, "what happened, what is safe, what to do"


def test_one_and_many() -> None:
    words = Counted("one {a}", "{count} {a}s")
    assert filled(words, {"count": 1, "a": "cup"}) == "one cup"
    assert filled(words, {"count": 0, "a": "cup"}) == "0 cups"
    assert names_in(words) == {"a", "count"}


@pytest.mark.parametrize(
    ("typed", "shown"), [("woocommerce", "WooCommerce"), ("Shopify", "Shopify"), ("Kilnmarket", "Kilnmarket"), ("", "")]
)
def test_systems_are_called_as_their_makers_write_them(typed: str, shown: str) -> None:
    assert system_name(typed) == shown


def test_a_moment_is_told_by_the_clock_on_the_wall() -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    long_ago = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
    for moment, told in ((now, f"{now.astimezone():%H:%M}"), (long_ago, f"{long_ago.astimezone():%Y-%m-%d %H:%M}")):
        assert filled("since {since}", {"since": instant_text(moment)}) == f"since {told}"
    assert filled("since {since}", {"since": "whenever"}) == "since whenever"
