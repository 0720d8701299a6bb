"""Further aliases: the parts of an order that no customer has, contacts of several kinds, Hungarian, Turkish.

Data only, in the form of `synonyms`; looked up behind it. Fields are targets of `targets` where they bear their names.
"""

from __future__ import annotations

ORDER_FIELDS: dict[str, str] = {
    "order_subtotal": """subtotal, sub total, order subtotal, cart subtotal, items total, goods total,
        zwischensumme, warenwert, sous total, total articles, total produits, suma productos,
        subtotale, imponibile, subtotaal, delsumma, mezisoucet, ara toplam, valisumma,
        subtotal productos""",
    "order_discount": """discount, discounts, discount amount, order discount, total discount, coupon amount,
        rabatt, rabatte, nachlass, remise, reduction, descuento, descuentos, sconto, sconti,
        korting, rabat, sleva, desconto, indirim, alennus""",
    "order_discount_code": "discount code, coupon, coupon code, voucher, voucher code, gutschein, gutscheincode",
    "order_payment_method": """payment method, payment type, payment, paid by, paid with, zahlungsart,
        zahlungsweise, zahlungsmethode, bezahlt mit, mode de paiement, moyen de paiement,
        paiement, reglement, forma de pago, metodo de pago, medio de pago, metodo di
        pagamento, pagamento, betaalmethode, betaalwijze, betalningssatt, betalningsmetod,
        betalingsmetode, maksutapa, metoda platnosci, sposob platnosci, platnosc, zpusob
        platby, zpusob uhrady, forma de pagamento, odeme yontemi, odeme""",
    "order_shipping_method": """shipping method, delivery method, versandart, lieferart, mode de livraison,
        transporteur, carrier, metodo de envio, metodo di spedizione, verzendmethode,
        leveringsmetode, fraktsatt, toimitustapa, metoda dostawy, sposob dostawy, zpusob
        dopravy, forma de envio, kargo""",
    "order_paid_on": """paid on, paid at, date paid, payment date, bezahlt am, zahlungsdatum, date de
        paiement, paye le, fecha de pago, data pagamento, betaald op, betalt den, data
        platnosci, datum uhrady""",
    "order_due": """due date, due, payment due, faelligkeit, falligkeit, fallig am, faellig, zahlbar bis,
        echeance, date d echeance, vencimiento, fecha de vencimiento, scadenza, vervaldatum,
        forfallodatum, forfaldsdato, termin platnosci, datum splatnosti, splatnost, vade""",
    "item_total": """line total, item total, lineitem total, row total, line amount, positionssumme,
        positionsbetrag, total ligne, total linea, importe linea, totale riga, regeltotaal,
        radsumma""",
    "item_name": """bought, purchased, gekauft, ware und menge, achete, comprado, acquistato, gekocht,
        what, workshop, course, kurs, event, class, cours, ticket type""",
    "display_name": """denominazione, denominacion, denomination, organisation name or person""",
    "reach": """how to reach, reach, contact details, contact info, contact information,
        kontaktdaten, erreichbar, erreichbar unter, email or phone, e mail or phone, phone or
        email, phone email, email phone, e mail telefon, telefon e mail, mail oder telefon,
        mail tel, tel mail, coordonnees, mail ou telephone, datos de contacto, recapiti,
        recapito, contactgegevens, yhteystiedot, kontaktuppgifter, kontaktoplysninger""",
    "address": """where, lives, wo""",
    "role": """arbeitstitel""",
    "birth_year": "birth year, year of birth, geburtsjahr, annee de naissance, ano de nacimiento, anno di nascita",
    "birth_month": "birth month, geburtsmonat, mois de naissance, mes de nacimiento, mese di nascita",
    "full_name": """att person, att, referente, persona di contatto, persona de contacto, kontakt person,
        relatie, participant, nev, neve, teljes nev, vevo, vevo neve, ad soyad, adi soyadi,
        musteri""",
    "order_date": """placed on, ordered on, ordered at, ordered, booked on, booking date""",
    "external_id": """code, ref no, relatiecode, vevokod, musteri no, musteri kodu""",
    "order_state": """status name""",
    "quantity": """item amount, places, seats, adet""",
    "unit_price": """price per place, price per person, birim fiyat, birim fiyati, egysegar,
        trade price, handlerpreis, haendlerpreis, grosshandelspreis, wiederverkauferpreis, prix de gros,
        prix revendeur, precio mayorista, precio al por mayor, groothandelsprijs, prezzo all ingrosso,
        prezzo ingrosso, friends price, member price, members price, freundespreis, mitgliederpreis""",
    "shipping_cost": """postage packing, postage and packing, kargo ucreti""",
    "first_name": """keresztnev, ad, adi, isim""",
    "last_name": """raison sociale nom, nom raison sociale, name firma, nachname firma,
        vezeteknev, soyad, soyadi, soyisim""",
    "company": """cegnev, ceg, sirket, firma adi""",
    "email": """e mail cim, email cim, e posta, eposta, e posta adresi""",
    "phone": """telefonszam, telefon numarasi""",
    "mobile": """mobilszam, cep telefonu, cep""",
    "street": """utca hazszam, utca, cim, cadde""",
    "postcode": """iranyitoszam, irsz, posta kodu""",
    "city": """varos, telepules, sehir, il""",
    "region": """megye, ilce""",
    "country": """orszag, ulke""",
    "note": """megjegyzes, notlar, aciklama""",
    "birthday": """szuletesi datum, szuletesnap, dogum tarihi, dogum gunu""",
}
