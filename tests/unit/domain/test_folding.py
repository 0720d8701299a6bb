"""Every word of a text finds it, in any spelling, and what is marked is what was typed."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from craftdesk.domain.folding import digits_of, fold, fold_keeping, index_words, marks, query_words
from craftdesk.domain.folding_many import fold_many, index_words_of, index_words_of_many

ANY = st.text(max_size=40)
NAMES = st.text(alphabet="aeouäöüßøåéçñMO'’´-. \u0301\u0308İıΣς田がｶﾞ한\u1100\u1161あ゙हिम012", max_size=24)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("O'Connor, Müller-Weiß", "oconnor muller weiss"),
        ("O´Connor", "oconnor"),
        ("O＇Connor", "oconnor"),
        ("Kaʻiulani", "kaiulani"),
        ("İstanbul Işık", "istanbul isik"),
        ("Ọ̀ṣun", "osun"),
        ("Mu\u0308ller", "muller"),
        ("ﬁnn Ærø Łódź Đorđe", "finn aero lodz dorde"),
        ("ＡＢＣ１２", "abc12"),
        ("ΝΙΚΟΣ Νίκος", "νικοσ νικοσ"),
        ("Пётр Йо", "петр ио"),
        ("田中太郎", "田 中 太 郎"),
        ("佐々木・太郎", "佐 々 木 太 郎"),
        ("葛\U000e0100", "葛"),
        ("ｶﾞ か\u3099", "ガ が"),
        ("\u1112\u1161\u11ab한", "한 한"),
        ("हिन्दी", "हिनदी"),
        ("สมชาย", "สมชาย"),
        ("٠١٢٣", "0123"),
        ("كريم كریم", "كريم كريم"),
        ("Donau\u00addampf\u200bschiff", "donaudampf schiff"),
        ("\u200eשלום\u200f", "שלום"),
        ("❤\ufe0f 🎂 \ud800 \ue000vip", "vip"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.lists(ANY | NAMES | st.sampled_from(["Hauptstraße 5", "Mueller", "Ærø", "O'Ørsted", "Aß\x1a"])))
@example(["Müller", "O'Connor Straße", "mueller@example.com", "", "Jörg"])
def test_texts_one_by_one_have_the_words_that_they_have_together(texts: list[str]) -> None:
    assert index_words_of(texts) == index_words("\n".join(filter(None, texts)))


@given(st.lists(ANY | NAMES | st.sampled_from(["Hauptstraße 5", "Mueller", "Ærø Ærø", "O'Ørsted", "a\x1bb", "é" * 90])))
@example(["Müller", "O'Connor Straße", "mueller@example.com", "", "Jörg", "Ödegård"])
@example([])
def test_texts_folded_together_are_folded_like_each_alone(texts: list[str]) -> None:
    assert index_words_of_many(texts) == list(map(index_words, texts))
    assert fold_many(texts) == list(map(fold, texts))


@given(ANY | NAMES)
@example("\u1100\u0301\u1161")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def _characters() -> Iterator[str]:
    """Every character that there is; of the 960,000 places that are empty or anybody's own the first and the last."""
    yield from map(chr, (0x378, 0xE000, 0xF8FF, 0xE0FFF, 0xF0000, sys.maxunicode))
    yield from (char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) not in ("Cn", "Co"))


def test_each_character_folds_to_what_stays() -> None:
    assert [hex(ord(char)) for char in _characters() if fold(once := fold(char)) != once] == []


def met(text: str, typed: str) -> bool:
    known = index_words(text)
    return all(
        any(all(any(word.startswith(part) for word in known) for part in one.split()) for one in spellings)
        for spellings in query_words(typed)
    )


@given(ANY | NAMES)
def test_every_word_of_a_text_finds_it(text: str) -> None:
    assert all(met(text, word) for word in fold(text).split() if len(word) < 6)
    assert all(met(text, word) for word in text.split() if not any(char.isdigit() for char in word))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Müller", "mueller"), ("Müller", "muller"), ("Mueller", "müller"), ("Mueller", "muller"),
        ("Oezdemir", "ozdemir"), ("O'Connor", "oconnor"), ("O´Connor", "oconnor"), ("O'Connor", "connor"),
        ("Århus", "aarhus"), ("Hauptstraße 5", "strasse"), ("Hauptstraße 12 10115 Berlin", "10115 12"),
        ("Order 2211-12", "2211-12"), ("on 22.11.2026", "22.11.2026"), ("on 2026-11-22", "2026-11-22"),
    ],
)  # fmt: skip
def test_other_spellings_find_it(text: str, typed: str) -> None:
    assert met(text, typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("müller", [("muller", "mueller")]),
        ("030 2312-5107", [("03023125107", "030 2312 5107")]),
        ("+49 (0)30 2312", [("49302312",)]),
        ("12 05", [("12",), ("05",)]),
        ("06 12 34 56 78", [("0612345678",)]),
        ("anna 0049 30 2312 berg", [("anna",), ("0049302312",), ("berg",)]),
        (" - ", []),
    ],
)
def test_what_is_asked(typed: str, words: list[tuple[str, ...]]) -> None:
    assert query_words(typed) == words


@pytest.mark.parametrize(
    ("shown", "typed", "places"),
    [
        ("Anna Berg", "be", [(5, 2)]),
        ("Bergmann", "mann", []),
        ("Müller", "mueller", [(0, 6)]),
        ("Mueller", "müller", [(0, 7)]),
        ("Mueller", "muller", [(0, 7)]),
        ("Straße", "stras", [(0, 5)]),
        ("Hauptstraße", "strasse", [(5, 6)]),
        ("O'Connor", "connor", [(2, 6)]),
        ("O'Connor", "oc", [(0, 3)]),
        ("ﬁnn", "fi", [(0, 1)]),
        ("Mu\u0308ller", "mu", [(0, 3)]),
        ("🎂 Ada", "ad", [(2, 2)]),
        ("田中 太郎", "太郎", [(3, 2)]),
        ("か\u3099", "が", [(0, 2)]),
        ("ｶﾞ", "ガ", [(0, 2)]),
        ("한국", "국", [(1, 1)]),
        ("\u1112\u1161\u11ab", "한", [(0, 3)]),
        ("שרה כהן", "כה", [(4, 2)]),
        ("ＡＢ", "ab", [(0, 2)]),
        ("12, 10115 Berlin", "12 10115", [(0, 2), (4, 5)]),
        ("Ada Berg", "berg ada", [(0, 3), (4, 4)]),
        ("Ada", "", []),
        ("", "ada", []),
        ("Adam", "ada adam", [(0, 4)]),
    ],
)
def test_marks(shown: str, typed: str, places: list[tuple[int, int]]) -> None:
    assert marks(shown, query_words(typed)) == places


@given(ANY | NAMES, st.data())
def test_marks_lie_inside_and_fold_to_what_was_typed(shown: str, data: st.DataObject) -> None:
    words = fold(shown).split()
    typed = data.draw(st.sampled_from(words)) if words else "x"
    typed = typed[: data.draw(st.integers(1, len(typed)))]
    places = marks(shown, [(typed,)])
    end = -1
    for start, length in places:
        assert length > 0
        assert end < start <= start + length <= len(shown)
        end = start + length
        assert fold(shown[start:end]).startswith(fold(typed))


@pytest.mark.parametrize("letter", ["a", "ü", "田", "a\u0301", "'", "1 ", "ae", "\u0301", "1-"])
def test_a_word_of_a_million_letters_costs_little(letter: str) -> None:
    text = letter * (1_000_000 // len(letter))  # a quadratic reading would take hours
    fold(text)
    marks(text, [("mull", "muell")])
    index_words(text)
    query_words(text)


def test_digits_of_any_script() -> None:
    assert digits_of("+49 (30) 12") == "493012"
    assert digits_of("٠١ ２x") == "012"


def test_letters_that_are_kept() -> None:
    assert fold_keeping("Åsa-Maria É", {"å": "z!"}) == "z!sa maria e"
