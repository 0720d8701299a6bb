"""Files that nobody foresaw, in many languages: what each of their columns becomes."""

from __future__ import annotations

import pytest

from craftdesk.importing.mapping import ColumnMap, propose
from craftdesk.importing.opening import open_table
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.source import BytesSource
from craftdesk.importing.understanding import samples

PEOPLE = {
    "english": (
        (
            "Full Name,E-mail Address,Telephone,Street Address,Town,Post Code,Country\n"
            "Ida Berg,ida@example.com,01632 960001,5 Kiln Lane,Bath,BA1 1AA,United Kingdom\n"
            "Bo Lund,bo@example.org,01632 960002,7 Weaver Close,York,YO1 7HH,United Kingdom\n"
        ),
        "full_name emails phones billing_street billing_city billing_postcode billing_country",
    ),
    "german, shortened": (
        (
            "Kd.-Nr.;Vor- u. Nachname;E-Mail-Adr.;Tel. priv.;Str./Nr.;PLZ/Ort;Geb.\n"
            "1001;Ida Berg;ida@example.com;030 5550101;Lindenstr. 4;50667 Köln;03.04.1981\n"
            "1002;Jürgen Lund;j@example.org;0221/5550102;Am Bach 7a;01067 Dresden;31.12.1975\n"
        ),
        "external_numbers full_name emails phones billing_street billing_postcode_city birthday",
    ),
    "german, what a shop agrees with its customers": (
        (
            "Name;E-mail;Kreditlimit;Zahlungsziel;Preisliste;Vorlieben;Betreuer;Bewertung;Herkunft\n"
            "Ida Berg;ida@example.com;500,00;14 Tage;Wiederverkauf;Seladon;Mia;4;Markt\n"
            "Bo Lund;bo@example.org;1.250,00;30;Laden;;Jo;5;Etsy\n"
        ),
        "full_name emails credit_limit payment_term price_level preferences looked_after_by rating source",
    ),
    "german, two addresses": (
        (
            "Name;Vorname;Rechnung - Straße;Rechnung - PLZ;Rechnung - Ort;Liefer-Straße;Liefer-PLZ;Lieferort;Bem.\n"
            "Berg;Ida;Lindenweg 4;50667;Köln;Am Bach 7;01067;Dresden;ruft an\n"
        ),
        (
            "last_name first_name billing_street billing_postcode billing_city shipping_street shipping_postcode"
            " shipping_city note"
        ),
    ),
    "french": (
        (
            "Nom,Prénom,Courriel,Portable,Facturation : Adresse,Facturation : Code postal,Facturation : Ville,Société\n"
            "Durand,Élodie,elodie@example.com,06 55 50 10 10,12 rue des Potiers,75002,Paris,\n"
        ),
        "last_name first_name emails mobile billing_street billing_postcode billing_city company",
    ),
    "french, whole names": (
        (
            "Nom;Adresse mail;Tél.;CP Ville\n"
            "Élodie Durand;elodie@example.com;01 55 50 10 10;75002 Paris\n"
            "Marc Petit;marc@example.org;04 55 50 10 11;69001 Lyon\n"
        ),
        "full_name emails phones billing_postcode_city",
    ),
    "spanish": (
        (
            "Nombre,Apellidos,Correo electrónico,Tel. móvil,Dirección,C.P.,Población,Provincia,Fecha de nacimiento\n"
            "Lucía,García López,lucia@example.com,655 501 010,Calle Mayor 3,28013,Madrid,Madrid,03/04/1981\n"
        ),
        "first_name last_name emails mobile billing_street billing_postcode billing_city billing_region birthday",
    ),
    "italian": (
        (
            "Cognome;Nome;Indirizzo e-mail;Cellulare;Via e n. civico;CAP;Località;Note\n"
            "Rossi;Giulia;giulia@example.com;355 5010101;Via Roma 3;20121;Milano;\n"
        ),
        "last_name first_name emails mobile billing_street billing_postcode billing_city note",
    ),
    "dutch": (
        (
            "Voornaam;Achternaam;E-mailadres;Telefoonnummer;Straat;Huisnr.;Postcode;Plaats;Land\n"
            "Sanne;de Vries;sanne@example.com;020 555 0101;Kerkstraat;12;1017 GC;Amsterdam;Nederland\n"
        ),
        (
            "first_name last_name emails phones billing_street billing_house_number billing_postcode billing_city"
            " billing_country"
        ),
    ),
    "portuguese": (
        (
            "Nome;Apelido;E-mail;Telemóvel;Morada;Código Postal;Localidade;Contribuinte\n"
            "Inês;Sousa;ines@example.com;915 550 101;Rua das Flores 3;4000-123;Porto;PT555010101\n"
        ),
        "first_name last_name emails mobile billing_street billing_postcode billing_city vat_id",
    ),
    "swedish": (
        (
            "Förnamn;Efternamn;E-postadress;Mobilnr;Gatuadress;Postnr;Ort\n"
            "Åsa;Lindqvist;asa@example.com;070-555 01 01;Storgatan 3;411 01;Göteborg\n"
        ),
        "first_name last_name emails mobile billing_street billing_postcode billing_city",
    ),
    "danish": (
        (
            "Fornavn;Efternavn;E-mail;Tlf.nr.;Vej;Postnr. og by;Bemærkninger\n"
            "Mette;Holm;mette@example.com;55 50 10 10;Søvej 3;8000 Aarhus;\n"
        ),
        "first_name last_name emails phones billing_street billing_postcode_city note",
    ),
    "norwegian": (
        "Navn;E-post;Mobil;Gateadresse;Postnr;Poststed\nKari Dahl;kari@example.com;555 50 101;Storgata 3;0155;Oslo\n",
        "full_name emails mobile billing_street billing_postcode billing_city",
    ),
    "polish": (
        (
            "Imię i nazwisko;Adres e-mail;Telefon komórkowy;Ulica i numer;Kod pocztowy;Miejscowość;Uwagi\n"
            "Anna Kowal;anna@example.com;+48 555 501 010;ul. Garncarska 4;31-115;Kraków;\n"
        ),
        "full_name emails mobile billing_street billing_postcode billing_city note",
    ),
    "czech": (
        (
            "Jméno;Příjmení;E-mail;Telefon;Ulice;PSČ;Město;Poznámka\n"
            "Jana;Malá;jana@example.com;+420 555 010 101;Dlouhá 12;110 00;Praha;\n"
        ),
        "first_name last_name emails phones billing_street billing_postcode billing_city note",
    ),
    "finnish": (
        (
            "Etunimi;Sukunimi;Sähköposti;Puhelin;Katuosoite;Postinumero;Postitoimipaikka\n"
            "Aino;Laine;aino@example.com;050 555 0101;Mannerheimintie 3;00100;Helsinki\n"
        ),
        "first_name last_name emails phones billing_street billing_postcode billing_city",
    ),
    "camels": (
        (
            "customerFirstName,customerLastName,emailAddress,shipToStreet,shipToCity,shipToZip,billing_company\n"
            "Ida,Berg,ida@example.com,5 Kiln Lane,Brooklyn,11201,Clay & Co\n"
        ),
        "first_name last_name emails shipping_street shipping_city shipping_postcode company",
    ),
    "numbered": (
        (
            "Name;Telefon 1;Telefon 2;E-Mail 1;E-Mail 2;Adresse 1;Adresse 2;PLZ;Ort\n"
            "Ida Berg;030 5550101;0171 5550102;ida@example.com;berg@example.org;Lindenweg 4;Hinterhaus;50667;Köln\n"
        ),
        "full_name phones phones emails emails billing_street billing_street2 billing_postcode billing_city",
    ),
    "two addresses by number": (
        "Name;Adresse 1;PLZ 1;Ort 1;Adresse 2;PLZ 2;Ort 2\nIda Berg;Lindenweg 4;50667;Köln;Am Bach 7;01067;Dresden\n",
        "full_name billing_street billing_postcode billing_city billing_street billing_postcode billing_city",
    ),
    "a business and who to talk to": (
        (
            "Customer,Contact,Email,Phone (office),City / State / Zip\n"
            "Clay Cupboard Ltd,Ida Berg,ida@example.com,(555) 555-0101,Brooklyn NY 11201\n"
            'Kiln Studio,Bo Lund,bo@example.org,(555) 555-0102,"Portland, OR 97205"\n'
        ),
        "company full_name emails phones billing_postcode_city",
    ),
    "prefixes": (
        (
            "cust_name,cust_email,Customer: Phone,Delivery address - Street,Delivery address - Town,invoice_to_city\n"
            "Ida Berg,ida@example.com,01632 960001,5 Kiln Lane,Bath,York\n"
        ),
        "full_name emails phones shipping_street shipping_city billing_city",
    ),
    "three lines of one address": (
        ("NAME,ADDRESS 1,ADDRESS 2,ADDRESS 3,TOWN,POSTCODE\nIda Berg,The Old Forge,5 Kiln Lane,Unit 2,Bath,BA1 1AA\n"),
        (
            "full_name billing_street:lines billing_street2:lines billing_street2:lines billing_city:lines"
            " billing_postcode:lines"
        ),
    ),
    "two whole addresses": (
        (
            "Name;Adresse geschäftlich;Adresse privat\n"
            "Ida Berg;Lindenweg 4, 50667 Köln;Am Bach 7, 01067 Dresden\n"
            "Bo Lund;Ring 3, 50667 Köln;\n"
        ),
        "full_name billing_address place_address:adresse privat",
    ),
    "a club": (
        "Nr;Name;Vorname;geb.;Eintritt;Beitrag;IBAN\n1;Berg;Ida;3.4.81;1.1.2020;12,00;DE00\n",
        "external_numbers last_name first_name birthday since  ",
    ),
    "a newsletter": (
        "Email Address,Name,Signed up,Status\nida@example.com,Ida Berg,2026-04-03,subscribed\n",
        "emails full_name since consents",
    ),
    "titles beside salutations": (
        "Anrede;Titel;Name;Nummer\nHerr;Dr.;Jürgen Weiß;030 5550101\nFrau;;Ida Berg;0171 5550102\n",
        "salutation title full_name phones",
    ),
    "whole address": (
        (
            "Kunde;Anschrift;E-Mail\n"
            "Ida Berg;Lindenweg 4, 50667 Köln;ida@example.com\n"
            "Bo Lund;Am Bach 7, 01067 Dresden;bo@example.org\n"
        ),
        "full_name billing_address emails",
    ),
    "loose words": (
        "Kunde,Telefon tagsüber,Meine E-Mail bitte,Favourite glaze\nIda Berg,030 5550101,ida@example.com,celadon\n",
        "full_name phones emails ",
    ),
    "without any head": (
        (
            "Ida;Berg;ida@example.com;0301 5550101;Lindenstr. 4;50667;Köln;03.04.1981\n"
            "Jürgen;Lund;j@example.org;0221/5550102;Am Bach 7a;01067;Dresden;31.12.1975\n"
            "Anna;Holm;anna@example.org;0221/5550103;Ring 12;70173;Stuttgart;30.11.1969\n"
        ),
        "first_name last_name emails phones billing_street billing_postcode billing_city birthday",
    ),
    "heads that nobody knows": (
        (
            "Wer,Wohin schreiben,Ruft an unter,Lieblingsfarbe\n"
            "Ida Berg,ida@example.com,030 5550101,blau\n"
            "Bo Lund,bo@example.org,0171 5550102,rot\n"
        ),
        "full_name emails phones ",
    ),
}
ORDERS = {
    "german": (
        (
            "Bestell-Nr.;Bestelldatum;Kundenname;E-Mail;Artikelbezeichnung;Menge;Einzelpreis;Gesamtbetrag\n"
            "2026-001;03.04.2026;Ida Berg;ida@example.com;Becher;2;12,50 €;25,00 €\n"
        ),
        "order_number order_date full_name emails item_name item_quantity item_price order_total",
    ),
    "wide": (
        (
            "Order No,Order Date,Customer Email,Item 1,Qty 1,Price 1,Item 2,Qty 2,Price 2,Total\n"
            "1001,2026-04-03,ida@example.com,Mug,2,12.50,Bowl,1,20.00,45.00\n"
        ),
        (
            "order_number order_date emails item_name:1 item_quantity:1 item_price:1 item_name:2 item_quantity:2"
            " item_price:2 order_total"
        ),
    ),
    "french": (
        (
            "N° commande;Date de commande;Nom et prénom;Produit;Qté;Prix unitaire;Montant TTC\n"
            "C-1001;03/04/2026;Durand Élodie;Bol;1;20,00;20,00\n"
        ),
        "order_number order_date full_name item_name item_quantity item_price order_total",
    ),
    "without any head": (
        "#1001;03.04.2026;Ida Berg;ida@example.com;45,00 €\n#1002;14.04.2026;Bo Lund;bo@example.org;12,50 €\n",
        "order_number order_date full_name emails order_total",
    ),
}


def understood(text: str) -> ColumnMap:
    table = open_table(BytesSource(text.encode(), "list.csv"))
    return propose(table.names, samples(table))


def targets(found: ColumnMap) -> str:
    return " ".join(column.field for column in found.columns)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_list_of_people(name: str) -> None:
    text, wanted = PEOPLE[name]
    found = understood(text)
    assert targets(found) == wanted
    assert (found.preset.id, found.preset.kind) == ("", Kind.CUSTOMERS)


@pytest.mark.parametrize("name", ORDERS)
def test_a_list_of_orders(name: str) -> None:
    text, wanted = ORDERS[name]
    found = understood(text)
    assert targets(found) == wanted
    assert (found.preset.id, found.preset.kind) == ("", Kind.ORDERS)


@pytest.mark.parametrize(
    "text",
    [
        "Name,Price,SKU,Description\nMug,12.50,MUG-01,speckled\nBowl,20.00,BWL-02,wide\n",
        "Artikel;Artikelnummer;Preis;Bestand\nBecher;B-100;12,50;4\nSchale;S-200;20,00;2\n",
        "Product,EAN,Price\nMug,4006381333931,12.50\nBowl,4006381333948,20.00\n",
    ],
)
def test_a_list_of_products_makes_nobody_a_customer(text: str) -> None:
    found = understood(text)
    assert found.preset.kind is Kind.PRODUCTS
    assert set(targets(found).split()) == {"product_name", "product_sku", "product_price"}


def test_how_sure_a_column_is() -> None:
    found = understood(
        "E-Mail;Vorname;Notiz;Fax;Telefon\n"
        "ida@example.com;Ida;mag blau;;ruft nie an 5\n"
        "bo@example.org;Bo;mag rot;;siehe 7\n"
    )
    sure = {column.heading: column.confidence for column in found.columns}
    assert sure["E-Mail"] > sure["Notiz"] > sure["Fax"] > sure["Telefon"] >= 0.5


def test_contents_without_heads_are_less_sure_than_heads() -> None:
    alone = understood("ida@example.com;Ida Berg\nbo@example.org;Bo Lund\n")
    assert [column.field for column in alone.columns] == ["emails", "full_name"]
    assert all(column.confidence < 0.8 for column in alone.columns)


def test_contents_win_over_a_head_that_says_something_else() -> None:
    found = understood(
        "Name;Telefon;Ort\nIda Berg;ida@example.com;50667\nBo Lund;bo@example.org;01067\nCy Holm;c@example.org;70173\n"
    )
    assert targets(found) == "full_name emails billing_postcode"
    assert [(one.code, one.columns, one.choices, one.default) for one in found.conflicts] == [
        ("import.ask.meaning", (1,), ("emails", "phones"), "emails"),
        ("import.ask.meaning", (2,), ("billing_postcode", "billing_city"), "billing_postcode"),
    ]
    assert all(found.columns[index].confidence <= 0.5 for index in (1, 2))


def test_of_two_totals_one_is_asked_for() -> None:
    found = understood(
        "Order No;Date;Customer;Total;Amount\n1;2026-04-03;Ida Berg;45.00;40.00\n2;2026-04-04;Bo Lund;12.00;10.00\n"
    )
    assert targets(found) == "order_number order_date full_name order_total "


def test_of_two_names_one_is_asked_for() -> None:
    found = understood(
        "Name;Ansprechpartner;E-Mail\nIda Berg;Eva Holm;ida@example.com\nBo Lund;Max Dahl;bo@example.org\n"
    )
    (asked,) = found.conflicts
    assert (asked.code, asked.target, asked.choices, asked.default) == (
        "import.ask.which_column", "full_name", ("0", "1"), "0",
    )  # fmt: skip
    assert asked.examples == ("Ida Berg", "Eva Holm")
    assert targets(found) == "full_name  emails"


def test_the_address_of_whoever_looks_after_the_customers_is_asked_for() -> None:
    rows = "".join(f"Ida Berg;ida{n}@example.com;seller@example.org\n" for n in range(9))
    found = understood("Name;E-Mail;Mail\n" + rows)
    assert targets(found) == "full_name emails "
    assert found.conflicts[0].choices == ("1", "2")


def test_two_columns_that_say_the_same_are_no_question() -> None:
    found = understood("Name;Kunde\nIda Berg;Berg, Ida\nBo Lund;Lund, Bo\n")
    assert found.conflicts == ()


def test_a_field_of_the_shops_own_is_known_by_its_title() -> None:
    found = propose(("E-Mail", "Ring size"), (("ida@example.com",), ("7",)), {"ring size": "ring_size"})
    assert [column.field for column in found.columns] == ["emails", "custom:ring_size"]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["2026-04-03", "2026-05-01"], "date"),
        (["7", "8.5"], "number"),
        (["007", "008"], "text"),
        (["ja", "nein", "ja"], "yes_no"),
        (["red", "blue"] * 6, "choice"),
        (["mugs, bowls", "bowls"], "several"),
        (["a line\nand another"], "long_text"),
        (["likes blue", "calls often"], "text"),
    ],
)
def test_what_a_field_of_ones_own_would_be(cells: list[str], kind: str) -> None:
    found = propose(("E-Mail", "Whatever"), (("ida@example.com",), cells))
    assert (found.columns[1].field, found.columns[1].own_kind) == ("", kind)
