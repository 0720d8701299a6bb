"""Outlook for Windows and Outlook on the web › Export contacts, with English or German heads.

Home, business and other addresses stand side by side; an address of type `EX` is one inside a mail server.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

OUTLOOK_CONTACTS = Preset(
    id="outlook-contacts",
    kind=Kind.CUSTOMERS,
    system="outlook",
    source="Outlook",
    required=(
        heads("first name, last name, business street, home street, other street, e mail address, e mail 2 address"),
        heads("vorname, nachname, strasse geschaftlich, strasse privat, e mail adresse"),
    ),
    columns=columns(
        """
        title = salutation
        first name = first_name
        middle name = middle_name
        last name = last_name
        suffix = suffix
        nickname = nickname
        company = company
        department = company_line2
        job title = role
        home street = place_street:home
        home street 2 = place_street2:home
        home street 3 = place_street2:home
        home address po box = place_street2:home
        home city = place_city:home
        home state = place_region:home
        home postal code = place_postcode:home
        home country region = place_country:home
        business street = place_street:business
        business street 2 = place_street2:business
        business street 3 = place_street2:business
        business address po box = place_street2:business
        business city = place_city:business
        business state = place_region:business
        business postal code = place_postcode:business
        business country region = place_country:business
        other street = place_street:other
        other street 2 = place_street2:other
        other street 3 = place_street2:other
        other address po box = place_street2:other
        other city = place_city:other
        other state = place_region:other
        other postal code = place_postcode:other
        other country region = place_country:other
        primary phone = phones
        mobile phone = mobile
        business phone = phones
        business phone 2 = phones
        company main phone = phones
        home phone = phones
        home phone 2 = phones
        other phone = phones
        car phone = phones
        business fax = fax
        home fax = fax
        other fax = fax
        e mail address = emails
        e mail 2 address = emails
        e mail 3 address = emails
        birthday = birthday
        categories = tags
        language = language
        notes = note
        personal web page = websites
        web page = websites
        anrede = salutation
        vorname = first_name
        weitere vornamen = middle_name
        nachname = last_name
        firma = company
        abteilung = company_line2
        position = role
        strasse privat = place_street:privat
        strasse privat 2 = place_street2:privat
        strasse privat 3 = place_street2:privat
        postfach privat = place_street2:privat
        ort privat = place_city:privat
        bundesland kanton privat = place_region:privat
        postleitzahl privat = place_postcode:privat
        land region privat = place_country:privat
        strasse geschaftlich = place_street:geschäftlich
        strasse geschaftlich 2 = place_street2:geschäftlich
        strasse geschaftlich 3 = place_street2:geschäftlich
        postfach geschaftlich = place_street2:geschäftlich
        ort geschaftlich = place_city:geschäftlich
        region geschaftlich = place_region:geschäftlich
        postleitzahl geschaftlich = place_postcode:geschäftlich
        land region geschaftlich = place_country:geschäftlich
        weitere strasse = place_street:weitere
        weitere strasse 2 = place_street2:weitere
        weitere strasse 3 = place_street2:weitere
        weiterer ort = place_city:weitere
        weitere region = place_region:weitere
        weiteres bundesland kanton = place_region:weitere
        weitere postleitzahl = place_postcode:weitere
        weiteres land weitere region = place_country:weitere
        haupttelefon = phones
        mobiltelefon = mobile
        telefon geschaftlich = phones
        telefon geschaftlich 2 = phones
        telefon firma = phones
        telefon privat = phones
        telefon privat 2 = phones
        weiteres telefon = phones
        autotelefon = phones
        fax geschaftlich = fax
        fax privat = fax
        weiteres fax = fax
        e mail adresse = emails
        e mail 2 adresse = emails
        e mail 3 adresse = emails
        geburtstag = birthday
        kategorien = tags
        sprache = language
        notizen = note
        webseite = websites
        """,
        ignored="""assistant s phone, callback, isdn, pager, radio phone, tty tdd phone, telex, account, anniversary,
            assistant s name, billing information, children, directory server, e mail type, e mail display name,
            e mail 2 type, e mail 2 display name, e mail 3 type, e mail 3 display name, gender, government id number,
            hobby, initials, internet free busy, keywords, location, manager s name, mileage, office location,
            organizational id number, priority, private, profession, referred by, sensitivity, spouse, user 1, user 2,
            user 3, user 4, schools, given yomi, surname yomi, company yomi, e mail typ, e mail 2 typ, e mail 3 typ,
            e mail angezeigter name, e mail 2 angezeigter name, e mail 3 angezeigter name, jahrestag, geschlecht,
            prioritat, privat, vertraulichkeit, beruf, partner, kinder, initialen, ort, telefon assistent,
            name assistent, name des der vorgesetzten, ruckmeldung, telex, funkruf, mobiltelefon 2, konto,
            abrechnungsinformation, benutzer 1, benutzer 2, benutzer 3, benutzer 4, buro, reisekilometer,
            regierungsnr, organisationsnr, stichworter, empfohlen von, verzeichnisserver, internet frei gebucht""",
    ),
)
