"""Names of months without accents, in full and shortened, in the languages of the files that come in."""

from __future__ import annotations

_NAMES = (
    "january jan januar janner jan janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar fevrier fevr fev febrero febbraio februari feb fevereiro",
    "march mar marz mrz maerz mars marzo maart mrt marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maj maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus augusti",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott out outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)

MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Name → 1 to 12."""
