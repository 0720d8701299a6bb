"""Further aliases: Danish, Norwegian, Finnish, Polish, Czech, Portuguese, abbreviations, several parts in one cell.

Data only, in the form of `synonyms`; looked up behind it.
"""

from __future__ import annotations

MORE_FIELDS: dict[str, str] = {
    "first_name": """fornavn, etunimi, imie, jmeno, krestni jmeno, prenome, vorn, voornamen, first, given, given
        names, first names, nombre de pila, prenoms""",
    "middle_name": """mellemnavn, mellomnavn, toinen nimi, drugie imie, nome do meio, initials, initialen""",
    "last_name": """efternavn, etternavn, sukunimi, nazwisko, prijmeni, ultimo nome, last, nachn, surnames, nom de
        naissance, segundo apellido""",
    "full_name": """kunden, clients, customers, names, namen, noms, clientes, clienti, klanten, contacts, members,
        mitglieder, attendee, account contact, primary contact, navn, fulde navn, fullt navn, kundenavn,
        kontaktperson, koko nimi, asiakas, asiakkaan nimi, yhteyshenkilo, imie i nazwisko, nazwa, nazwa klienta,
        klient, odbiorca, kontrahent, jmeno a prijmeni, cele jmeno, zakaznik, nome e apelido, nome e sobrenome, vor
        u nachname, vor und zuname, name und vorname, nachname vorname, vorname und nachname, name vorname nachname,
        vorname name, nom prenom, prenom nom, prenom et nom, nom et prenoms, nom de contact, apellidos y nombre,
        apellidos nombre, nombre y apellido, nombre apellidos, nombre contacto, persona de contacto, cognome e nome,
        cognome nome, nome cognome, referente, contatto, contactpersoon, voor en achternaam, naam klant, for och
        efternamn, kontaktnamn, contact person, customer full name, recipient, attention, attn, person, who, kunde
        name, empfanger, besteller, auftraggeber, kaufer, acheteur, destinataire, comprador, destinatario,
        acquirente, koper, ontvanger, kober, kjoper, ostaja, kupujici, nabywca, full names, adressat, member, member
        name, guest, guest name, gast""",
    "company": """account name, firmanavn, virksomhed, bedrift, selskap, organisasjon, yritys, yrityksen nimi,
        organisaatio, nazwa firmy, przedsiebiorstwo, spolecnost, nazev firmy, nome da empresa, firmenbezeichnung,
        firma 1, betrieb, organisme, etablissement, enseigne, nombre de la empresa, nombre comercial, negocio,
        ditta, impresa, ragione soc, onderneming, firmanaam, foretagsnamn, bolag, employer, organization company,
        firm""",
    "email": """epostadresse, e postadresse, epostadress, sahkoposti, sahkopostiosoite, adres e mail, adres email,
        poczta, e mailova adresa, emailova adresa, endereco eletronico, email adr, e mail adr, mail adr, emailadr,
        elektronische post, contact e mail, private email, private e mail, geschaftliche e mail, work email, home
        email, personal email, business email, adr e mail, adresse courriel, adresse electronique, courrier
        electronique, direccion de correo, direccion de correo electronico, dir correo, indirizzo di posta
        elettronica, e mailadres klant, mailadress, e mails, emails""",
    "phone": """telefonnr, telefon nr, tlf nr, puhelin, puhelinnumero, puh, numer telefonu, nr telefonu, nr tel,
        telefonni cislo, telefone fixo, tel privat, tel priv, tel gesch, tel geschaftlich, tel dienstlich, tel p,
        tel g, telefon tagsuber, telefon abends, telefon dienstlich, ruf, fernsprecher, tel fixe, tel bureau, tel
        domicile, telephone domicile, telephone bureau, telephone professionnel, no de telephone, n tel, n de
        telephone, tfno, tlfno, tel fijo, num telefono, n telefono, numero telefono, tel abitazione, tel ufficio,
        recapito telefonico, tel vast, telefoon vast, telefoonnr, tel nummer, hemtelefon, telefon hem, telefon
        arbete, daytime phone, evening phone, landline, contact number, contact no, phone no, ph, tel number, phones""",
    "mobile": """mobiltelefonnummer, mobilnummer privat, mobil nr, mobiltlf, kannykka, matkapuhelin, gsm numer,
        komorka, telefon komorkowy, tel kom, tel komorkowy, mobilni telefon, tel mobil, mobil tel, telefon mobil,
        handy nr, handynr, funk, funktelefon, tel port, tel portable, n portable, tel mobile, tel movil, cel, tel
        cell, cell n, cellulare privato, mobiel nummer, mobiele nummer, tel mobiel, mobiltelefonnr, whatsapp, cell
        no, cell number, mobile no, mob, mobile tel""",
    "street": """vej, vejnavn, gade, adressen, gateadresse, gate, veiadresse, postadresse, besoksadresse,
        katuosoite, osoite, lahiosoite, ulica, adres zamieszkania, ulica i numer, ulica nr, adresa, ulice, ulice a
        cislo, ulice cp, logradouro, endereco 1, str nr, str hausnr, str u nr, str und nr, str hnr, strasse u nr,
        strasse u hausnummer, strasse hausnummer zusatz, strassenanschrift, postanschrift, wohnadresse,
        privatadresse, n et rue, numero et rue, n et voie, adresse postale, adr, adr 1, libelle voie, calle y
        numero, calle numero, calle n, dir, direccion postal, via e numero, via e n civico, via n civico, via
        piazza, indirizzo e numero civico, indirizzo 1, straat nr, straat en nr, straat nummer, adresregel 1, straat
        en huisnr, gata och nummer, postadress, utdelningsadress, street and number, address street, street name and
        number, mailing street, address lines, residential address, delivery street, rue et numero, rue n""",
    "house_number": """husnr, husnummer bokstav, hus nr, talonumero, numer domu, nr domu, cislo domu, cislo popisne,
        numero da porta, numero, nr, n civico, num, house no, n rue""",
    "street2": """adresse linje 2, adresselinje 2, adresa 2, endereco 2, adr 2, hinterhaus, adrzusatz, zusatz
        adresse, adresszusatz 2, complement adr, compl adresse, batiment, etage, residence, escalier, piso, puerta,
        piso puerta, scala interno, interno, presso, toevoeging adres, c o adress, co adress, apartment, apartment
        suite, flat, building""",
    "postcode": """postnummer by, post nr, postinro, postinumero, kod pocztowy, kod, psc, post nummer, pcode, p
        code, postal, zip postal code, zip postcode, npa, c postal, cod postal, cod postale, pk, postkod""",
    "city": """by, bynavn, postdistrikt, poststed, sted, kommune, kaupunki, postitoimipaikka, paikkakunta, miasto,
        miejscowosc, mesto, obec, mjesto, freguesia, concelho, bestimmungsort, ort stadt, ortsname, cite, gemeente,
        stad dorp, town or city, locality, village, city name""",
    "region": """fylke, maakunta, wojewodztwo, comarca, uf, prov, provinz, regio, canton, state or province, state
        code, province state""",
    "country": """kraj, panstwo, maa, zeme, lande, land name, staat land, nation code, country name, country of
        residence, code du pays, codice paese, codigo pais, landsnamn, pays de residence, landskod, landekode""",
    "postcode_city": """plz ort, plz und ort, plz u ort, plz stadt, plz wohnort, postleitzahl ort, ort plz,
        postleitzahl und ort, cp ville, code postal ville, code postal et ville, cp et ville, c p ville, cp
        localite, npa localite, npa ville, cp localidad, cp poblacion, cp ciudad, codigo postal y ciudad, c p
        poblacion, codigo postal localidad, cap citta, cap localita, cap e citta, cap comune, postcode en plaats,
        postcode plaats, postcode woonplaats, pc plaats, pc woonplaats, postnr by, postnr og by, postnr sted, postnr
        og sted, postnr ort, postnummer och ort, postnummer ort, kod i miasto, kod pocztowy i miasto, kod
        miejscowosc, psc a mesto, psc mesto, zip city, zip and city, zip town, postcode town, postcode city, city
        zip, city state zip, city st zip, city state zip code, town postcode, town and postcode, codigo postal e
        cidade, cp localidade, postinumero ja postitoimipaikka""",
    "address": """full address, complete address, whole address, adresse complete, vollstandige adresse, vollst
        adresse, anschrift komplett, direccion completa, indirizzo completo, volledig adres, address formatted,
        adresse komplett, full postal address, postal address full""",
    "tags": """stikord, etiketter, tunnisteet, avainsanat, etykiety, tagi, stitky, marcadores, tags 1, customer
        tags, merkmale, merkmal, kennzeichen, kundenkategorie, liste, lists, etiqueta, keywords, interessen""",
    "note": """bemaerkning, bemaerkninger, noter, notat, notater, merknad, merknader, huomautus, huomautukset,
        muistiinpanot, lisatietoja, uwagi, notatka, notatki, komentarz, poznamka, poznamky, observacao, notas
        internas, sonstiges, hinweis, hinweise, bem, anm, info text, divers, infos, observations, varie,
        annotazioni, bijzonderheden, ovrigt, additional information, details, observacion, internal note, internal
        notes, customer comments""",
    "birthday": """fodselsdag, fodselsdato, fodt, syntymaaika, syntymapaiva, data urodzenia, urodziny, datum
        narozeni, narozeniny, data de aniversario, geb tag, gebdat, geb dat, gebtag, geburtst, geb am, geboren,
        geboren am, date naissance, ne le, ddn, f nac, fecha nac, fecha nacimiento, data nascita, nato il, geboren
        op, fodd, birth day, b day""",
    "external_id": """kundenr, kunde nr, kundenummer, asiakasnumero, asiakasnro, numer klienta, nr klienta, id
        klienta, cislo zakaznika, numero do cliente, codigo do cliente, kd nummer, kunden nummer, kunden no,
        mitgliedsnummer, mitglied nr, member id, member number, adressnummer, adress nr, num client, n de client,
        code du client, identifiant, identifiant client, ref, n cliente, num cliente, cod cliente, codigo, numero di
        cliente, codice, relatienummer, klant nr, debiteurnr, kund nr, kund id, medlemsnummer, cust id, cust no,
        customer ref, customer reference, account id, client ref""",
    "since": """signed up, sign up date, signed up on, subscribed at, subscription date, eintritt, kunde siden,
        asiakas alkaen, klient od, zakaznik od, oprettet, opprettet, erstellungsdatum, anlagedatum, aufnahmedatum,
        seit, eintrittsdatum, mitglied seit, cree le, date creation, date inscription, date d inscription, inscrit
        le, alta, fecha alta, fecha de creacion, data creazione, data di creazione, iscritto dal, registrato il,
        aangemaakt, aangemaakt op, skapad, registrerad, creation date, registration date, joined, join date, since,
        registered on, data utworzenia, vytvoreno, created on""",
    "consent": """nyhedsbrev, nyhetsbrev samtykke, uutiskirje, zgoda marketingowa, zgoda, souhlas, newsletter
        einwilligung, einwilligung, werbung erlaubt, werbeeinwilligung, mailing, e mail werbung, abonne, inscrit
        newsletter, accepte newsletter, optin, opt in email, suscrito, acepta publicidad, consenso, consenso
        newsletter, iscritto newsletter, toestemming, marketing, marketing consent, subscribed, gdpr, newsletter opt
        in, subscribed to newsletter""",
    "salutation": """titel anrede, hilsen, tiltale, puhuttelu, zwrot, osloveni, pronome de tratamento, briefanrede
        anrede, geschlecht anrede, mr mrs ms, civ, titre de civilite, trato, sig sig ra, dhr mevr, anr""",
    "title": """akad titel, akademischer titel, akad grad, academic title, titel akademisch, dr""",
    "role": """stilling, tehtava, stanowisko, funkce, pozice, funcao, berufsbezeichnung, tatigkeit, poste, metier,
        qualifica, functietitel, befattning, yrke, occupation""",
    "website": """hjemmeside, nettside, verkkosivu, www, strona www, strona internetowa, webove stranky, hemsida,
        pagina internet, site internet, webadresse, internetadresse, web site url, shop url, domain, instagram url""",
    "vat_id": """cvr, cvr nr, org nr, organisasjonsnummer, alv numero, y tunnus, nip, nip ue, ico, dic,
        contribuinte, steuernummer, steuer nr, umsatzsteuer identifikationsnummer, ust nr, uid, uid nummer, n siret,
        siren, codice fiscale, piva, n p iva, btw identificatienummer, kvk, kvk nummer, org nummer,
        organisationsnummer, abn, company number""",
    "language": """sprog, sprak kode, kieli, jezyk, jazyk, idioma preferido, language code, sprachcode""",
    "fax": """faks, faxnr, fax nr, telefax nr, faksi, fax n, telefono fax""",
    "type": """kundtyp, kundetype, typ klienta, customer kind, kunden typ""",
    "order_number": """no factura, no de factura, no facture, no fattura, no ordine, ordrenummer, ordre nr, ordre,
        bestillingsnummer, fakturanummer, faktura nr, tilausnumero, tilaus, laskun numero, numer zamowienia, nr
        zamowienia, zamowienie, numer faktury, nr faktury, cislo objednavky, objednavka, cislo faktury, numero da
        encomenda, numero do pedido, numero da fatura, fatura, bestell no, auftrag nr, auftrags nr, rechnung, rechn
        nr, re nr, rg nr, rechnungs nr, beleg nr, vorgang, vorgangsnummer, num commande, commande n, ref commande,
        reference commande, n facture, num facture, facture n, n de pedido, num pedido, no pedido, n de factura, num
        factura, n fattura, numero fattura, num ordine, nr ordine, bestelnr, bestelling, bestelling nr, order nr,
        factuurnr, factuur, orderno, order ref, order reference, invoice nr, sale id, sales order, receipt number,
        receipt no""",
    "order_date": """dato, ordredato, fakturadato, bestillingsdato, paivays, tilauspaiva, pvm, data zamowienia, data
        wystawienia, data sprzedazy, datum objednavky, data da encomenda, bestellt am, datum der bestellung,
        verkaufsdatum, datum rechnung, date de la commande, date cde, date achat, date d achat, fecha compra, fecha
        de compra, fecha de venta, data acquisto, data vendita, data documento, datum bestelling, aankoopdatum,
        koopdatum, kopdatum, fakturadatum, orderdag, date ordered, date of order, date of sale, date of purchase,
        transaction date, sales date, paid date""",
    "order_total": """ordretotal, belob, total belob, totalt, i alt, sluttsum, yhteensa, summa yhteensa, loppusumma,
        kwota, kwota brutto, razem, suma, wartosc, celkem, celkova cena, castka, valor, montante, total geral,
        betrag brutto, brutto betrag, rechnungssumme, endsumme, gesamtpreis, gesamt brutto, summe brutto, total eur,
        betrag eur, ttc, prix total, total commande, montant total ttc, net a payer, total factura, total euros,
        precio total, importo totale, totale fattura, totale documento, prezzo totale, te betalen, totaal incl btw,
        totaal bedrag, totalbelopp, att betala, order amount, sales total, total price, invoice amount, total incl
        tax, paid amount, total paid""",
    "order_state": """ordrestatus, tilauksen tila, tila, status zamowienia, stav objednavky, stav, estado da
        encomenda, auftragsstatus, rechnungsstatus, statut commande, etat commande, stato pagamento, betaalstatus,
        betalstatus, order state""",
    "currency": """valutakode, valuutta, waluta, mena, divisa moneda, wahrungscode, devise code""",
    "shipping_cost": """fragt, frakt pris, forsendelse, toimituskulut, koszt dostawy, koszty wysylki, doprava,
        portes, porto und versand, versand kosten, lieferkosten, frais d expedition, frais port, envio gastos,
        gastos envio, spese spedizione, verzending, porto og fragt, postage, delivery cost, delivery charge,
        shipping fee, p p""",
    "tax": """moms belob, mva, alv, podatek, vat kwota, dph, iva total, mwst betrag, ust betrag, montant tva, total
        tva, importe iva, totale iva, btw bedrag, momsbelopp, vat amount, gst""",
    "item_name": """vare, varenavn, varebeskrivelse, produktnavn, tuote, tuotenimi, tuotteen nimi, nimike, towar,
        nazwa towaru, nazwa produktu, polozka, zbozi, nazev zbozi, produto nome, nome do produto, descricao, ware,
        was, gegenstand, leistung, artikel bezeichnung, artikeltext, positionstext, libelle, libelle article, nom
        article, objet, concepto, nombre articulo, descripcion, descripcion articulo, descrizione articolo, nome
        articolo, artikelomschrijving, artikelnaam, productomschrijving, vara, benamning, artikelnamn, item
        description, product title, product description, article name, listing title""",
    "quantity": """antall, mangd, kpl, maara, lukumaara, ilosc, szt, mnozstvi, pocet, kusu, stk, stck, st, anz,
        anzahl stuck, qte commandee, nombre d articles, nb, cant pedida, unidades, uds, pezzi, nr pezzi, quant,
        stuks, units, pcs, pieces, count, qnty, qty ordered, number of items""",
    "unit_price": """stykpris, enhedspris, stk pris, enhetspris, yksikkohinta, hinta, kappalehinta, cena
        jednostkowa, cena, jednotkova cena, cena za kus, preco unit, einzelpr, ep, preis stuck, stuck preis, preis
        brutto, vk, verkaufspreis, p u, pu ttc, prix u, prix ttc, p unit, precio unidad, precio venta, pvp, prezzo
        unit, prezzo vendita, stuksprijs, verkoopprijs, st pris, a pris, price each, item cost, cost each, unit
        cost, sale price, price per unit""",
    "sku": """varenummer, varenr, tuotenumero, tuotekoodi, kod produktu, kod towaru, kod zbozi, referencia produto,
        artnr, art no, artikel no, ref art, codigo articulo, cod articulo, cod prod, cod articolo, artikelcode,
        productcode, artikel number, item no, item number, part number, barcode, ean code, strichcode, product sku,
        variant sku, isbn, upc""",
    "credit_limit": """credit limit, creditlimit, kreditlimit, kreditrahmen, limite de credit, plafond de credit,
        limite de credito, limite di credito, fido, kredietlimiet, kreditgrans""",
    "payment_term": """payment term, payment terms, payment term days, payment days, zahlungsziel, zahlungsziel tage,
        zahlungsbedingungen, delai de paiement, plazo de pago, termini di pagamento, betalingstermijn,
        betalningsvillkor, betalingsbetingelser""",
    "price_level": """price level, price list, pricelist, preisliste, preisgruppe, liste de prix, lista de precios,
        listino, listino prezzi, prijslijst, prislista""",
    "preferences": """what they like, preferences, likes, favourites, vorlieben, gouts, preferencias, gustos,
        preferenze, voorkeuren""",
    "looked_after_by": "looked after by, account manager, betreuer, betreut von, zustandig, suivi par, atendido por",
    "rating": "rating, stars, bewertung, sterne, valoracion, valutazione, waardering",
    "source": "herkunft, heard from, how they found us, found us by, aufmerksam durch, provenance, origen, herkomst",
}
