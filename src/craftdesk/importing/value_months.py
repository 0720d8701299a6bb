"""Names of months without accents, in full and shortened, in the languages of the files that come in."""

from __future__ import annotations

_NAMES = (
    "january jan januar janner janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar fevrier fevr fev febrero febbraio februari fevereiro",
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
_FURTHER = (
    "tammikuuta tammikuu styczen stycznia sty ledna leden led",
    "helmikuuta helmikuu luty lutego lut unora unor uno",
    "maaliskuuta maaliskuu marzec marca brezna brezen bre",
    "huhtikuuta huhtikuu kwiecien kwietnia kwi dubna duben dub",
    "toukokuuta toukokuu maja kvetna kveten kve",
    "kesakuuta kesakuu czerwiec czerwca cze cervna cerven",
    "heinakuuta heinakuu lipiec lipca lip cervence cervenec",
    "elokuuta elokuu sierpien sierpnia sie srpna srpen srp",
    "syyskuuta syyskuu wrzesien wrzesnia wrz zari",
    "lokakuuta lokakuu pazdziernik pazdziernika paz rijna rijen rij",
    "marraskuuta marraskuu listopad listopada lis",
    "joulukuuta joulukuu grudzien grudnia gru prosince prosinec pro",
)
"""Finnish, Polish, Czech; Danish, Norwegian, Swedish and Portuguese share the names above."""

MONTHS = {name: number for names in (_NAMES, _FURTHER) for number, line in enumerate(names, 1) for name in line.split()}
"""Name → 1 to 12."""
