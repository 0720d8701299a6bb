"""Words by which a cell tells what it is: given names, towns, ways of writing a street, forms of address.

Data only; folded as `header.normalise` does. The lists are short on purpose: a column is understood by all its cells
together, so it is enough that some of them are known.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """agnieszka aino andras aniko attila ayse balazs csaba erzsebet ferenc gabor ibrahim ildiko istvan joana katalin
    kasia krisztina mehmet mustafa orla reka tamas vaino zofia zoltan zsofia zsuzsanna
    ada adam adela adele adrian agata agnes aina alan albert alberto alejandro aleksander alessandra alessandro alex
    alexander alexandra alexis alfred alice alicia alina amalie amanda amelia amelie ana anders andre andrea
    andreas andrew andrzej angela angelika anita anja anke anna anne anneke annette annika anton antonio antonia
    anouk april arthur astrid aurelie axel barbara bart bartosz beata beate beatrice beatriz ben benjamin benoit
    bente bernd bernhard bert bettina bianca birgit bjorn bo brian brigitte bruno camille carl carla carlo carlos
    carmen carol caroline carsten catherine cecilia cecilie celine charles charlotte chiara chloe chris christa
    christian christina christine christoph christopher claire clara claude claudia claus clemens cornelia daan
    dagmar dan daniel daniela daniele david dawn debora deborah denis dennis detlef dieter dimitri dirk dominik
    dominique donald dorothea doris dorota edith edward eduard eduardo elena eleanor elias elin elisa elisabeth
    elise elizabeth ella ellen elke elsa emil emilia emilie emily emma enrico enrique eric erica erik erika ernst
    esther eszter eugen eva eve evelyn ewa fabian fabio fatima federica federico felix ferdinand fernando filip
    fiona flora florence florian frances francesca francesco francis francisco francois francoise frank franz fred
    frederic frederik freja friedrich fritz gabriel gabriela gabriele gary geoffrey georg george gerard gerd gerda
    gerhard gert giacomo gianni gilles gillian gina gino giorgio giovanni gisela giulia giuseppe gordon grace
    graham grazyna greta gudrun guido guillaume gunnar gunter gustav guy hana hanna hannah hannes hans harald
    harriet harry heather hedwig heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henri
    henrik henry herbert hermann hilde holger horst hubert hugo ian ida ignacio ilaria ilse ines inga inge
    ingeborg ingrid irena irene iris irma isabel isabella isabelle ivan ivo jack jacek jacob jacqueline jacques
    jaime jakob jakub james jan jana jane janet janina janine jarmila jaroslav jasmin jasper javier jean jeanne
    jeff jenny jens jeremy jessica jesus jill jim jiri joachim joan joanna joao joe joel johan johann johanna
    johannes john jon jonas jonathan joost jordi jorg jorge jose josef joseph josefine joyce juan juana judith
    jukka jules julia julian juliane julie juliette jurgen justin justyna kaja kamil kai karel karen karin karina
    karl karla karolina karsten kaspar katarina katarzyna kate katharina katherine kathleen kathrin katja katrin
    kees keith kelly kenneth kerstin kevin kim kirsten klara klaus konrad konstantin krzysztof kurt lara lars
    laszlo laura laurence laurent lea leila lena leo leon leonie leslie lidia liesbeth lieke lina linda lisa lise
    livia liz lola lorenzo lothar lotta lotte louis louise luc luca lucas lucia lucie lucy ludwig luigi luis luisa
    luise luka lukas lutz lydia lynn maarten maciej madeleine mads magda magdalena maggie magnus maike maja
    malgorzata malin manfred manuel manuela marc marcel marcin marco marcus mareike margaret margarete margit
    margot maria marian mariana marianne marie marieke marija marina mario marion marius mark marketa marko markus
    marlene marta martha martin martina martine mary mateusz mathilde mathias matias matteo matthew matthias matti
    maud maurice max maxime maximilian mechthild melanie merete mette mia michael michaela michal michel michele
    michelle miguel mika mike mikael mikkel milan mila mirjam miroslav mohammed monica monika monique moritz
    muriel nadia nadine nadja nancy natalia natalie nathalie nicholas nick nico nicola nicolas nicole niels nigel
    nikolaus nils nina noah noemi nora norbert odile olaf ole oleg olga olivia oliver olivier oscar oskar otto
    paola paolo pascal patricia patrick paul paula paulina pauline pavel pawel pedro peggy pekka per peter petra
    philip philipp philippe pia pierre pieter piotr rachel rafael rainer ralf ralph ramon raphael raquel raymond
    rebecca regina regine reinhard renata renate rene ricardo richard rita robert roberta roberto robin roger
    roland rolf roman rosa rosemarie ruben rudolf ruth ryan sabine sabrina sally sam samuel sandra sara sarah
    saskia scott sean sebastian sergio sibylle siegfried sigrid silke silvia simon simona simone sofia sofie
    solveig sonia sonja sophia sophie stanislaw stefan stefania stefanie steffen stella stephan stephanie stephen
    steve steven sue susan susana susanne sven svenja sylvia sylvie tamara tania tanja tatjana teresa terry theo
    theodor theresa thea thomas thorsten tiago tilda till tim timo tina tobias tom tomas tomasz toni torben tove
    tracy ulf ulla ulrich ulrike ursula ute uwe valentina valeria valerie vanessa vera veronica veronika victor
    victoria viktor vincent virginie volker waltraud walter wanda wendy werner wiebke wilhelm willem william wim
    wolfgang wojciech xavier yann yannick yasmin yolanda yves yvonne zofia zoe zuzana""".split()
)

TOWNS = frozenset(
    """aachen aalborg aarhus aberdeen adelaide albany alicante amersfoort amiens amsterdam angers antwerpen antwerp
    apeldoorn arnhem athens atlanta auckland augsburg austin avignon baltimore bamberg barcelona bari basel bath
    belfast bergamo bergen berlin bern besancon bialystok bielefeld bilbao birmingham bochum bologna bolzano bonn
    bordeaux boston bozen braga brasilia bratislava braunschweig breda bregenz bremen brescia brest brighton
    brisbane bristol brno brooklyn brugge bruges bruxelles brussels brussel bucuresti budapest bydgoszcz cadiz
    caen calgary cambridge canberra cardiff catania chemnitz chester chicago cleveland clermont coimbra coburg
    cologne columbus copenhagen cork cottbus coventry dallas darmstadt delft denver derby detroit dijon dortmund
    dresden dublin duisburg dundee dusseldorf edinburgh eindhoven enschede erfurt erlangen espoo essen esslingen
    exeter faro ferrara firenze florence frankfurt freiburg galway gdansk gdynia geneve geneva genova genoa gent
    ghent gijon girona glasgow goteborg gothenburg gottingen granada graz grenoble groningen haarlem hagen halle
    halifax hamburg hamilton hannover hasselt heidelberg heilbronn helsinki hildesheim houston hull innsbruck
    ingolstadt ipswich jena kaiserslautern karlsruhe kassel katowice kiel kobenhavn koblenz koln konstanz kosice
    krakow krefeld kristiansand lausanne leeds leicester leiden leipzig leuven liege lille limoges lincoln
    linkoping linz lisboa lisbon liverpool ljubljana lodz london lubeck lublin lucerne ludwigsburg lugano lund
    luxembourg luzern lyon maastricht madison madrid magdeburg mainz malaga malmo manchester mannheim marburg
    marseille melbourne memphis metz miami milan milano minneapolis modena monaco montpellier montreal monza
    moscow mulhouse munchen munich munster murcia namur nancy nantes napoli naples nashville newcastle nice
    nijmegen nimes norwich nottingham nurnberg nuremberg oakland odense offenbach oldenburg olomouc oporto orebro
    orleans oslo osnabruck ostrava ottawa oulu oxford paderborn padova palermo palma pamplona paris parma passau
    pecs perth perugia pforzheim philadelphia phoenix pisa pittsburgh plymouth plzen porto portland portsmouth
    potsdam poznan praha prague providence quebec ravenna reading regensburg reims rennes richmond riga rimini
    rome roma rostock rotterdam rouen saarbrucken sacramento salzburg salerno santander santiago seattle sevilla
    seville sheffield siena sofia solingen southampton speyer stavanger stockholm strasbourg stuttgart swansea
    sydney szczecin szeged tallinn tampere tarragona tilburg toledo torino toronto torun toulon toulouse tours
    trento trier trieste trondheim tubingen turin turku ulm umea uppsala utrecht valencia valladolid vancouver
    vantaa vasteras venezia venice verona versailles vicenza victoria vienna wien vigo vilnius villach warsaw
    warszawa washington weimar wellington wiesbaden winterthur wolfsburg worcester wroclaw wuppertal wurzburg york
    zagreb zaragoza zurich zwickau zwolle""".split()
)

STREET_ENDINGS = (
    "strasse", "str", "gasse", "weg", "allee", "platz", "ring", "damm", "ufer", "steig", "hof", "straat", "laan",
    "plein", "gracht", "kade", "gatan", "gata", "vagen", "vag", "vej", "veien", "gade", "gate", "katu", "tie", "utca",
    "chaussee",
)  # fmt: skip
"""What a word for a street ends in."""
STREET_WORDS = frozenset(
    """street st road rd lane ln avenue ave av drive dr court ct close crescent terrace way place square sq boulevard
    blvd bd highway hwy parkway row mews quay rue chemin impasse allee allees quai cours route calle c carrer
    avenida avda plaza paseo camino carretera via viale piazza corso vicolo largo strada rua travessa praca
    estrada ulica ul aleja al plac os osiedle ulice namesti trida nam strasse str gasse weg platz ring am an im
    zum zur auf unter alte neue straat laan plein kade gata gade vej""".split()
)
"""Whole words of which a street has one."""

SALUTATIONS = frozenset(
    """herr frau hr fr familie firma herrn mr mrs ms miss mx sir madam madame monsieur mme m mlle mademoiselle senor
    senora sr sra srta don dona signor signora sig sigra ra dhr mevr mevrouw mw heer meneer herra rouva pan pani
    fru divers""".split()
)  # fmt: skip

COMPANY_WORDS = frozenset(
    """gmbh ug ag kg ohg gbr ev ltd limited llc inc corp corporation plc sarl sas sasu eurl sa sl slu srl snc spa bv nv
    vof ab oy oyj aps as sp zoo sro kft galerie gallery galeria galleria studio studios atelier ateliers werkstatt
    keramik topferei toepferei pottery ceramics keramiek manufaktur verlag buchhandlung hotel restaurant cafe
    bistro museum shop store boutique laden designs design handel handels holding gruppe group company co services
    service solutions gartnerei backerei apotheke schule school verein stiftung association societe imprimerie
    librairie papeterie""".split()
)
"""Words that name a business; legal forms are known to `person.split_name`."""
