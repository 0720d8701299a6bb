"""Names of countries as people write them, in seven languages and without accents, and their ISO 3166 codes.

Data only. Every two-letter code is known; names are given for the countries that craft shops send parcels to.
"""

from __future__ import annotations

_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
_NAMES = {
    "AD": "andorra, andorre",
    "AE": "united arab emirates, uae, vereinigte arabische emirate, emirats arabes unis, emiratos arabes unidos, are",
    "AL": "albania, albanien, albanie, alb",
    "AR": "argentina, argentinien, argentine, argentinie, arg",
    "AT": "austria, osterreich, oesterreich, autriche, oostenrijk, aut, a",
    "AU": "australia, australien, australie, aus",
    "BA": "bosnia and herzegovina, bosnia, bosnien und herzegowina, bosnien, bosnie herzegovine, bih",
    "BE": "belgium, belgien, belgique, belgica, belgio, belgie, bel, b",
    "BG": "bulgaria, bulgarien, bulgarie, bulgarije, bgr",
    "BR": "brazil, brasilien, bresil, brasil, brasile, brazilie, bra",
    "BY": "belarus, weissrussland, bielorussie, blr",
    "CA": "canada, kanada, can",
    "CH": "switzerland, schweiz, suisse, suiza, svizzera, zwitserland, suica, svizra, helvetia, che",
    "CL": "chile, chili, cile, chl",
    "CN": "china, chine, cina, people s republic of china, volksrepublik china, chn, 中国",
    "CO": "colombia, kolumbien, colombie, col",
    "CR": "costa rica, cri",
    "CY": "cyprus, zypern, chypre, chipre, cipro, cyp",
    "CZ": "czechia, czech republic, tschechien, tschechische republik, tchequie, republique tcheque, chequia, "
    "republica checa, cechia, repubblica ceca, tsjechie, ceska republika, cesko, cze",
    "DE": "germany, deutschland, allemagne, alemania, germania, duitsland, alemanha, tyskland, deu, d, brd",
    "DK": "denmark, danemark, dinamarca, danimarca, denemarken, danmark, dnk",
    "EC": "ecuador, equateur, ecu",
    "EE": "estonia, estland, estonie, eesti, est",
    "EG": "egypt, agypten, egypte, egipto, egitto, egy",
    "ES": "spain, spanien, espagne, espana, spagna, spanje, espanha, esp, e",
    "FI": "finland, finnland, finlande, finlandia, suomi, fin",
    "FR": "france, frankreich, francia, frankrijk, franca, frankrike, fra, f",
    "GB": "united kingdom, uk, u k, great britain, britain, england, scotland, wales, northern ireland, "
    "united kingdom gb, vereinigtes konigreich, grossbritannien, schottland, nordirland, royaume uni, angleterre, "
    "grande bretagne, ecosse, reino unido, inglaterra, gran bretana, regno unito, inghilterra, gran bretagna, "
    "verenigd koninkrijk, engeland, groot brittannie, storbritannien, gbr",
    "GR": "greece, griechenland, grece, grecia, griekenland, hellas, ellada, grc",
    "HK": "hong kong, hongkong, hkg, 香港",
    "HR": "croatia, kroatien, croatie, croacia, croazia, kroatie, hrvatska, hrv",
    "HU": "hungary, ungarn, hongrie, hungria, ungheria, hongarije, magyarorszag, hun",
    "ID": "indonesia, indonesien, indonesie, idn",
    "IE": "ireland, irland, irlande, irlanda, ierland, eire, republic of ireland, irl",
    "IL": "israel, israele, isr",
    "IN": "india, indien, inde, ind",
    "IS": "iceland, island, islande, islandia, islanda, ijsland, isl",
    "IT": "italy, italien, italie, italia, ita, i",
    "JP": "japan, japon, giappone, japao, nippon, jpn, 日本",
    "KR": "south korea, korea, republic of korea, korea republic of, sudkorea, coree du sud, corea del sur, "
    "corea del sud, zuid korea, kor, 대한민국",
    "LI": "liechtenstein, lie, fl",
    "LT": "lithuania, litauen, lituanie, lituania, litouwen, lietuva, ltu",
    "LU": "luxembourg, luxemburg, luxemburgo, lussemburgo, lux, l",
    "LV": "latvia, lettland, lettonie, letonia, lettonia, letland, latvija, lva",
    "MA": "morocco, marokko, maroc, marruecos, marocco, mar",
    "MC": "monaco, mco",
    "MD": "moldova, moldawien, mda",
    "ME": "montenegro, mne",
    "MK": "north macedonia, macedonia, nordmazedonien, macedoine du nord, mkd",
    "MT": "malta, malte, mlt",
    "MX": "mexico, mexiko, mexique, messico, mex",
    "MY": "malaysia, malaisie, malasia, maleisie, mys",
    "NL": "netherlands, the netherlands, holland, niederlande, pays bas, paises bajos, holanda, paesi bassi, olanda, "
    "nederland, hollande, paises baixos, nederlanderna, nld",
    "NO": "norway, norwegen, norvege, noruega, norvegia, noorwegen, norge, nor",
    "NZ": "new zealand, neuseeland, nouvelle zelande, nueva zelanda, nuova zelanda, nieuw zeeland, aotearoa, nzl",
    "PE": "peru, perou, per",
    "PH": "philippines, philippinen, filipinas, filippine, filipijnen, phl",
    "PL": "poland, polen, pologne, polonia, polska, pol",
    "PR": "puerto rico, pri",
    "PT": "portugal, portogallo, prt, p",
    "RO": "romania, rumanien, roumanie, rumania, roemenie, rou",
    "RS": "serbia, serbien, serbie, servie, srbija, srb",
    "RU": "russia, russian federation, russland, russie, rusia, rusland, rus",
    "SE": "sweden, schweden, suede, suecia, svezia, zweden, sverige, swe",
    "SG": "singapore, singapur, singapour, sgp",
    "SI": "slovenia, slowenien, slovenie, eslovenia, slovenija, svn",
    "SK": "slovakia, slowakei, slovaquie, eslovaquia, slovacchia, slowakije, slovensko, svk",
    "TH": "thailand, thailande, tailandia, thailandia, tha",
    "TR": "turkey, turkiye, turkei, turquie, turquia, turchia, turkije, tur",
    "TW": "taiwan, twn, 台灣, 台湾",
    "UA": "ukraine, ucrania, ucraina, oekraine, ukr",
    "US": "united states, united states of america, usa, u s a, u s, america, vereinigte staaten, "
    "vereinigte staaten von amerika, etats unis, etats unis d amerique, estados unidos, ee uu, eeuu, stati uniti, "
    "stati uniti d america, verenigde staten, estados unidos da america, united states us",
    "UY": "uruguay, ury",
    "VN": "vietnam, viet nam, vnm",
    "ZA": "south africa, sudafrika, afrique du sud, sudafrica, zuid afrika, zaf",
}

CODES = frozenset(_CODES.split())
"""Every two-letter code of ISO 3166, and XK for Kosovo."""
CODE_OF = {name.strip(): code for code, names in _NAMES.items() for name in names.split(",")} | {"uk": "GB", "el": "GR"}
"""Normalised name → code."""
