"""Given names and their short forms in English, German, French, Spanish and Dutch, folded; a light table."""

from __future__ import annotations

_FORMS = """
abigail: abby | albert: al bert bertie | alexander: alex sandy sascha xander lex
alexandra: alex sandra sascha lexi | alfred: alf fred alfie | alice: ali | amelie: amy | andreas: andi andy
andrew: andy drew | angela: angie | antoine: tony toine | anthony: tony ant | antonio: tono toni | arthur: art artie
barbara: barb babs barbel | beatrice: bea trixie | benedikt: ben bene | benjamin: ben benni benny | bernard: bernie
bernhard: bernd | brigitte: gitte gitti | caroline: caro carrie | catherine: cathy kate katie cath cat kitty
charles: charlie chuck | charlotte: lotte charlie lottie | christian: chris | christina: chris tina
christine: chris tina | christoph: chris stoffel | christopher: chris kit topher | constance: connie
cornelia: conny nelly | daniel: dan danny dani | david: dave davy | deborah: debbie deb | dietrich: dieter
dominique: dodo | dorothea: dora thea doro | dorothy: dot dolly dottie | eduardo: edu lalo
edward: ed eddie ted ned | eleanor: ellie nell nora | elisabeth: lisa elli sissi betty else liesel lisbeth
elizabeth: liz lizzie beth betty eliza lizzy | emanuel: manu | emily: em emmy | enrique: quique | ernest: ernie
eugene: gene | ferdinand: ferdi | florian: flo | frances: fran fanny | francis: frank
francisco: paco pancho curro fran | francoise: fanfan | franziska: franzi | frederic: fred | frederick: fred freddie
friederike: rike fritzi | friedrich: fritz fred | gabriela: gabi gaby | gabriele: gabi | georg: schorsch
gerald: gerry jerry | gerhard: gerd | gertrud: trude gerti | gregory: greg | guadalupe: lupe | guillaume: guy
guillermo: guille memo | gustav: gus | hannelore: hanne lore | heinrich: heinz heiner | helene: leni lena
henry: harry hank | herbert: herb bert | hermann: manni | ignacio: nacho | isabel: isa bella | isabella: isa bella
jacob: jake | jacqueline: jackie | jakob: kobi | james: jim jimmy jamie | janet: jan | jennifer: jen jenny
jeremy: jerry | jerome: jerry | jessica: jess jessie | joachim: achim jochen | johann: hans
johanna: hanna hanni jo | johannes: hans hannes jo | john: jack johnny | jonathan: jon jonny | jose: pepe
josef: sepp jupp | joseph: joe joey | josephine: josie fine | juan: juanito | judith: judy | julia: jule
kaspar: kasper | katharina: kathi kathrin kati katja | katherine: kate katie kathy kat | kenneth: ken kenny
klaus: niklas | konrad: conny kurt | lawrence: larry | leonard: len lenny leo | leonardo: leo | lorenz: lenz
louis: lou | louise: lou | ludwig: lutz | magdalena: magda lena leni | manuel: manolo manu
margaret: maggie meg peggy marge greta daisy | margarete: grete gretel margret | margarita: rita marga
maria: mia mitzi | mario: maio | martha: marty | martin: marty | mathilde: tilda | matthew: matt matty
matthias: matze hias | maximilian: max maxi | melanie: mel melli | mercedes: merche
michael: mike mick micky mickey michi | michelle: shelly | miguel: migue | miriam: miri | natalie: nat
nicholas: nick nicky | nicolas: nico | nikolaus: klaus niko nik | oliver: olli ollie | pamela: pam
patricia: pat patty tricia patti | patrick: pat paddy | penelope: penny | peter: pete | philip: phil | philipp: phil
philippe: phil | phyllis: phyl | rachel: rae | raymond: ray | rebecca: becky becca | reinhard: hardy | ricardo: rico
richard: rick dick rich richie ricky | robert: bob bobby rob robbie bert bobbi | roberto: beto | roland: rolli
ronald: ron ronnie | rosalie: rosa | rosario: charo | rudolf: rudi rolf | ruediger: rudi | samantha: sam
samuel: sam sammy | sarah: sally | sebastian: basti seb bastian | siegfried: siggi sigi | sigrid: siri
sophia: sophie | stefan: steffen | stefanie: steffi | stephan: steff | stephanie: steph steffi | stephen: steve
steven: steve | susan: sue susie suzie | susanne: susi sanne | suzanne: sue suzie suzette | tamara: tammy
teresa: tess terry tere | theodor: theo | theodore: ted theo teddy | theresa: tess terry resi | therese: tess resi
thomas: tom tommy | timothy: tim timmy | tobias: tobi | ulrich: uli ulli | ulrike: uli ulli rike
ursula: uschi ulla | valentin: vali | vanessa: nessa | veronika: vroni | victor: vic | victoria: vicky tori
vincent: vince vinnie | virginia: ginny | volker: volli | walter: wally walt | wilhelm: willi willy helm
wilhelmina: minna mina | william: bill billy will willie willy | wolfgang: wolf wolfi | yvonne: yvi
zacharias: zach
"""


def _long_forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _FORMS.replace("|", "\n").split("\n"):
        name, _, shorts = line.partition(":")
        for form in (name.strip(), *shorts.split()):
            if form:
                found.setdefault(form, set()).add(name.strip())
    return {form: frozenset(names) for form, names in found.items()}


_LONG = _long_forms()
_NONE: frozenset[str] = frozenset()


def same_by_nickname(one: str, other: str) -> bool:
    """Whether two folded given names can be forms of one: `bill` and `william`, `bob` and `robbie`."""
    return not _LONG.get(one, _NONE).isdisjoint(_LONG.get(other, _NONE))
