"""What the heads of columns mean, in the languages of the files that shop owners bring.

Data only. Names are normalised as `header.normalise` does: lower case, no accents, one blank between words. A field
may stand behind several aliases and an alias behind several fields: then the first field in this order is the guess,
and what the column contains decides further up.
"""

from __future__ import annotations

from types import MappingProxyType

from craftdesk.importing.synonyms_more import MORE_FIELDS
from craftdesk.importing.synonyms_orders import ORDER_FIELDS

_FIELDS: dict[str, str] = {
    "first_name": """first name, firstname, given name, givenname, forename, vorname, prenom, nombre, nome, voornaam,
        contact first name, billing first name, fname, roepnaam, fornamn, nome proprio, primeiro nome, nombres,
        default address first name, customer first name, buyer first name, rufname""",
    "middle_name": """middle name, middlename, additional name, zweiter vorname, deuxieme prenom, segundo nombre,
        secondo nome, tweede naam, tussenvoegsel, lastnamepreposition, mellannamn, m i, second name""",
    "last_name": """last name, lastname, surname, family name, familyname, nachname, nom, nom de famille, apellido,
        apellidos, primer apellido, cognome, achternaam, familiennaam, contact last name, billing last name, lname,
        familienname, zuname, efternamn, sobrenome, apelido, default address last name, customer last name,
        buyer last name, cust last name""",
    "full_name": """name, full name, fullname, display name, displayname, customer, customer name, customer full name,
        contactname, contact name, contact, ship name, billing name, buyer name, name des kaufers, client name,
        client, buyer, kunde, kundenname, name des kunden, ansprechpartner, kontakt, nom complet, nom du client,
        nombre completo, nombre del cliente, cliente, nome completo, nome cliente, nominativo, volledige naam, naam,
        klant, klantnaam, namn, kund, kundnamn, nome do cliente, nom client, nom et prenom, name vorname,
        vor und nachname, vorname nachname, nombre y apellidos, nome e cognome, nimi""",
    "company": """company, company name, companyname, organization, organization name, organisation, business,
        business name, default address company, billing company, firma, firmenname, unternehmen, societe,
        nom de la societe, raison sociale, entreprise, empresa, razon social, azienda, societa, ragione sociale,
        bedrijf, bedrijfsnaam, retailer, retailer name, co last name, foretag, organisationsname, firma name,
        legal name, legalname, organisatie""",
    "email": """email, e mail, e mail address, email address, emailaddress, emailid, email id, e mail 1 value,
        email 1 value, main email, user email, customer email, billing email, from email address, courriel, correo,
        correo electronico, mail, mailadresse, mail adresse, e mail adresse, email adresse, adresse e mail,
        adresse email, adresse mail, adresse electronique, mel, posta elettronica, indirizzo email, indirizzo e mail,
        e mailadres, emailadres, mailadres, e postadress, e post, epost, endereco de email, buyer email,
        contact email, primary email, email1, e mail 1, email 1""",
    "phone": """phone, phone number, phone numbers, phonenumber, main phone, telephone, telephone number, tel, tel nr,
        tel no, telefon, telefonnummer, rufnummer, telefoon, telefoonnummer, telefono, numero di telefono,
        numero de telefono, numero de telephone, fon, default address phone, billing phone, phone 1 value, phone 1,
        phone1, fixe, fijo, fisso, telefone, primary phone, home phone, business phone, work phone, contact phone,
        contact phone number, festnetz, telefon privat, telefon geschaftlich, customer phone, tlf, sms,
        telephone fixe, vaste telefoon, telefono fijo, telefono fisso""",
    "mobile": """mobile, mobile phone, mobilephone, mobilenumber, mobile number, mobil, mobiltelefon, mobilnummer,
        handy, handynummer, cell, cell phone, cellphone, portable, telephone portable, gsm, movil, telefono movil,
        cellulare, mobiel, mobiele telefoon, 06 nummer, telemovel, celular, mobilnr, natel""",
    "street": """address, address1, address 1, address line 1, addressline1, street, street 1, street1, street name,
        street address, street address 1, streetname, default address address1, billing street, billing address,
        billing address1, billing address 1, billing address line 1, physical address 1, poaddressline1, home street,
        business street, addr1, strasse, str, strasse hausnummer, strasse und hausnummer, strasse nr, strasse und nr,
        strasse hausnr, strassenname, anschrift, adresse, adresse 1, adresse1, adresse ligne 1, rue, voie, calle,
        direccion, direccion 1, domicilio, indirizzo, via, adres, straat, straatnaam, straat en huisnummer, adress,
        gatuadress, gata, morada, endereco, rua, mailing address, postal address, home address, address 1 street,
        bill address, rechnungsadresse, adressezeile 1, adresszeile 1, straat huisnummer""",
    "house_number": """house number, housenumber, street number, number, hausnummer, hausnr, haus nr, hnr, huisnummer,
        huisnr, numero de rue, numero civico, civico, numero exterior, husnummer, address number""",
    "house_extension": """extension, number extension, house number extension, housenumber extension, toevoeging,
        huisnummer toevoeging, hausnummerzusatz""",
    "street2": """address2, address 2, address line 2, addressline2, street 2, street2, street address 2, apt suite,
        apt, suite, unit, billing street2, billing street 2, billing address2, billing address 2,
        billing address line 2, default address address2, zusatz, adresszusatz, adress zusatz, adresszeile 2,
        adresse 2, adresse2, complement, complement d adresse, complement adresse, poaddressline2, addr2, home street 2,
        business street 2, direccion 2, indirizzo 2, adresregel 2, co, c o, physical address 2, billing apt suite,
        address 1 extended address, complemento""",
    "postcode": """zip, zip code, zipcode, postal code, postalcode, postcode, post code, postal zip code, billing code,
        billing zip, billing postcode, billing postal code, default address zip, plz, postleitzahl, code postal, cp,
        codigo postal, c p, cap, codice postale, postalnummer, postnummer, postnr, popostalcode, physical postcode,
        home postal code, business postal code, address 1 postal code, codigo postal cp, pc, cep""",
    "city": """city, town, city town, town city, ort, stadt, wohnort, ortschaft, ville, commune, localite, plaats,
        woonplaats, stad, localita, citta, comune, ciudad, localidad, poblacion, municipio, physical city, pocity,
        billing city, default address city, home city, business city, address 1 city, cidade, localidade, postort,
        suburb, gemeinde""",
    "region": """state, province, region, county, state province, province code, state region, billing state,
        billing province, billing region, billing state province, default address province,
        default address province code, bundesland, kanton, departement, provincia, regione, estado, comunidad autonoma,
        provincie, lan, distrito, poregion, home state, business state, address 1 region, physical state""",
    "country": """country, country code, country region, countryregion, land, landercode, landerkennzeichen,
        billing country, billing country code, default address country, default address country code, pays,
        code pays, pais, paese, nazione, stato, pocountry, home country region, business country region,
        address 1 country, physical country, landcode, nation, staat, home country, business country""",
    "tags": """tags, tag, labels, label, group membership, categories, category, groups, group, customer group name,
        customer group, customer type, stichworte, stichwort, schlagworte, gruppe, gruppen, kundengruppe, kategorie,
        kategorien, etiquettes, etiquetas, etichette, groupes, groupe, categorie, grupo, gruppo, groep, groepen,
        taggar, mots cles, segment, segments""",
    "note": """note, notes, memo, private notes, customer note, customer notes, public notes, remarques, remarque,
        bemerkung, bemerkungen, anmerkung, anmerkungen, notiz, notizen, comments, comment, kommentar, commentaire,
        commentaires, notas, nota, observaciones, comentarios, osservazioni, commenti, opmerking, opmerkingen,
        notities, notitie, anteckning, anteckningar, observacoes, description, remarks, info""",
    "birthday": """birthday, birthdate, birth date, date of birth, dateofbirth, dob, bday, geburtstag, geburtsdatum,
        geb datum, geb, date de naissance, naissance, anniversaire, fecha de nacimiento, nacimiento, cumpleanos,
        data di nascita, nascita, compleanno, geboortedatum, verjaardag, fodelsedatum, fodelsedag,
        data de nascimento, aniversario, born""",
    "external_id": """customer id, customerid, square customer id, customer code, customer number, customer no,
        customernumber, record id, id, reference, reference id, customer reference id, kundennummer, kunden nr,
        kundennr, kdnr, kd nr, kunden id, kundennr nr, accountnumber, account number, account no, buyer user id,
        external id, client id, client number, client no, numero client, no client, n client, code client,
        ref client, numero de cliente, codigo cliente, codigo de cliente, id cliente, codice cliente, numero cliente,
        klantnummer, klantnr, klant id, kundnummer, kundnr, numero de client, contact id, user id, debitor,
        debitorennummer, debiteurnummer""",
    "since": """created, created utc, customer since, kunde seit, registered, sign up, signup date, first visit,
        created time, date created, created date, user registered, added time, client depuis, date de creation,
        cliente desde, fecha de alta, cliente dal, klant sinds, angelegt, angelegt am, erstellt, erstellt am,
        kund sedan, optin time, date added, member since""",
    "consent": """accepts email marketing, accepts marketing, email subscription status, marketing allowed,
        do not email, newsletter, email opt in, opt in, marketing opt in, newsletter abo, abonne newsletter,
        consentement, boletin, nieuwsbrief, nyhetsbrev, email blacklisted, email marketing, email consent""",
    "salutation": """salutation, anrede, title, mr mrs, name prefix, prefix, civilite, tratamiento, appellativo,
        aanhef, titel, titre, titolo, mr ms, tilltal""",
    "suffix": """suffix, name suffix, namenszusatz""",
    "nickname": """nickname, nick name, spitzname, surnom, apodo, soprannome, bijnaam, smeknamn""",
    "role": """job title, jobtitle, role, position, organization title, funktion, beruf, fonction, cargo, puesto,
        ruolo, functie, profession, designation""",
    "department": """department, organization department, abteilung, service, departamento, reparto, afdeling""",
    "website": """website, web site, web, web page, webpage, url, homepage, site web, site, sitio web, pagina web,
        sito web, sito, internet, webseite, website 1 value, webbplats, user url""",
    "vat_id": """vat id, vat number, vat no, vat, taxnumber, tax number, tax id, ust id, ust idnr, ustid, ust id nr,
        umsatzsteuer id, tva, numero tva, n tva, tva intracommunautaire, nif, cif, partita iva, p iva, btw nummer,
        btw, btw nr, momsnummer, siret""",
    "language": """language, preferred language, locale, sprache, langue, idioma, lingua, taal, sprak""",
    "fax": """fax, fax number, faxnumber, faxnummer, telefax, telecopie, home fax, business fax""",
    "type": """type, customer type name, is a company, kundenart, typ, kundentyp""",
    "order_number": """order id, order number, order no, order, orderid, ordernumber, invoice number, invoice no,
        invoice, invoice id, transaction id, bestellnummer, bestell nr, bestellnr, bestellung, auftragsnummer,
        auftrag, auftragsnr, rechnungsnummer, rechnung nr, rechnungsnr, numero de commande, n commande,
        no de commande, commande, numero de facture, facture, numero de pedido, pedido, n pedido, factura,
        numero ordine, ordine, n ordine, fattura, bestelnummer, ordernummer, factuurnummer, encomenda,
        order name, beleg, belegnummer, belegnr""",
    "order_date": """created at, sale date, order date, orderdate, date, invoice date, purchase date, verkauft am,
        datum, bestelldatum, auftragsdatum, rechnungsdatum, belegdatum, kaufdatum, date de commande, date commande,
        date de facture, date facture, date de vente, fecha, fecha de pedido, fecha del pedido, fecha factura, data,
        data ordine, data dell ordine, data fattura, besteldatum, orderdatum, factuurdatum, date issued, sold on,
        data do pedido, sold at, delivery date""",
    "order_total": """total, order total, total collected, gross, total amount, grand total, amount, invoice total,
        gesamtbetrag, gesamt, gesamtsumme, summe, endbetrag, rechnungsbetrag, bruttobetrag, brutto, betrag, montant,
        montant total, total ttc, montant ttc, importe, importe total, total pedido, totale, importo,
        totale ordine, totaal, totaalbedrag, bedrag, belopp, summa, order value, valor total""",
    "order_state": """financial status, status, invoice status, fulfillment status, payment status, order status,
        event type, cancelled at, bestellstatus, zahlungsstatus, statut, etat, estado del pedido, estado pedido, stato,
        stato ordine, orderstatus, zustand""",
    "currency": """currency, currency code, order currency, wahrung, devise, moneda, divisa, valuta, moeda,
        waehrung""",
    "shipping_cost": """shipping cost, shipping charge, shipping total, order shipping, versand, versandkosten, porto,
        frais de port, frais de livraison, gastos de envio, spese di spedizione, verzendkosten, fraktkostnad, frakt,
        shipping and handling amount""",
    "tax": """tax, taxes, tax total, sales tax, order sales tax, mwst, ust, steuer, mehrwertsteuer, impuestos, iva,
        imposta, moms, tax amount, total tax""",
    "item_name": """lineitem name, item name, itemname, product name, product, item, item title, artikel,
        artikelname, artikelbezeichnung, bezeichnung, produkt, produktname, article, produit, designation article,
        nom du produit, articulo, producto, nombre del producto, articolo, prodotto, nome prodotto, omschrijving,
        productnaam, produto, artikelbeschreibung, line item""",
    "quantity": """lineitem quantity, quantity, qty, menge, anzahl, stuck, stueckzahl, quantite, qte, cantidad, cant,
        quantita, qta, aantal, hoeveelheid, antal, quantidade, qtd, item quantity, stuckzahl""",
    "unit_price": """lineitem price, price, item price, rate, wholesale price, unit price, unitprice, preis,
        einzelpreis, stuckpreis, vk preis, prix, prix unitaire, prix unit, precio, precio unitario, prezzo,
        prezzo unitario, prijs, stukprijs, eenheidsprijs, pris, preco, preco unitario, retail price""",
    "sku": """sku, lineitem sku, item sku, artikelnummer, artikel nr, artikelnr, art nr, reference article,
        ref article, codigo de articulo, codice articolo, codice prodotto, product code, product id, gtin, ean,
        item code""",
}


def _aliases(*texts: str) -> tuple[str, ...]:
    """The aliases in some texts, each once."""
    return tuple(dict.fromkeys(" ".join(alias.split()) for text in texts for alias in text.split(",") if alias.strip()))


ALIASES = MappingProxyType(
    {
        field: _aliases(_FIELDS.get(field, ""), MORE_FIELDS.get(field, ""), ORDER_FIELDS.get(field, ""))
        for field in dict.fromkeys((*_FIELDS, *MORE_FIELDS, *ORDER_FIELDS))
    }
)
"""Field → its aliases, normalised, the likeliest first."""

SHIPPING_PREFIXES = (
    "shipping", "ship to", "ship", "sa", "delivery", "deliver to", "lieferung", "liefer", "lieferadresse",
    "lieferanschrift", "livraison", "adresse de livraison", "envio", "entrega", "spedizione", "consegna",
    "levering", "aflever", "bezorg", "leverans", "physical", "recipient", "empfanger",
    "versand", "versandadresse", "lieferadr", "destinataire", "dostawa", "dostawy", "toimitus", "doruceni", "dodaci",
    "verzend", "verzending", "leveransadress", "leveringsadresse", "direccion de envio", "indirizzo di spedizione",
    "delivery address", "shipping address", "ship to address",
)  # fmt: skip
"""What stands before the name of a part of the shipping address."""
SHIPPING_SUFFIXES = ("l", "lieferung", "lieferadresse", "livraison", "envio", "delivery", "shipping", "spedizione")
"""What stands behind it."""
BILLING_PREFIXES = (
    "billing", "bill to", "bill", "po", "invoice", "default address", "rechnung", "rechnungs", "rechnungsadresse",
    "rechnungsanschrift", "facturation", "adresse de facturation", "facturacion", "fatturazione", "factuur",
    "faktura", "customer", "buyer", "kaufer", "kunde", "kunden", "client", "contact", "home",
    "cust", "sold to", "member", "person", "invoice address", "billing address", "invoice to", "laskutus", "fakturacni",
    "fakturace", "fattura", "factura", "faktura adresse", "factuuradres", "direccion de facturacion",
    "indirizzo di fatturazione", "cliente", "klant", "kund", "acheteur", "comprador",
    "mailing", "postal",
)  # fmt: skip
"""What stands before the name of a part of the billing address, or of the customer's own data."""
BILLING_SUFFIXES = ("r", "rechnung", "facturation", "facturacion", "billing", "fatturazione")
"""What stands behind it."""
COMPOUND_PREFIXES = (
    ("lieferungs", "shipping"), ("liefer", "shipping"), ("versand", "shipping"),
    ("rechnungs", "billing"), ("kunden", ""), ("aflever", "shipping"), ("bezorg", "shipping"), ("factuur", "billing"),
    ("leverings", "shipping"), ("leverans", "shipping"), ("faktura", "billing"), ("ship", "shipping"),
    ("bill", "billing"),
)  # fmt: skip
"""(what a head written in one word begins with, the use it tells)."""

NEVER_STORED = frozenset({
    "user pass", "password", "password hash", "rp token", "passwort", "mot de passe", "contrasena", "card brand",
    "pan suffix", "card", "card number", "bank name", "bank account", "bank account name", "bank account number",
    "bank account particulars", "bankaccountname", "bankaccountnumber", "bankaccountparticulars", "iban", "bic",
    "optin ip", "confirm ip", "customer ip address", "customer user agent", "ip address", "ip", "government id number",
    "token",
})  # fmt: skip
"""Columns that are read past and never kept: secrets, cards, banks, network addresses."""
