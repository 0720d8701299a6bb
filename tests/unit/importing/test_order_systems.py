"""Orders of systems whose exports are known by their heads: a few rows of each, with the quirks it is known for."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from craftdesk.services.desk import Desk
from tests.support.importing import ask, bring_in, content


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Rows of a system and what comes of them."""

    text: str
    orders: int
    customers: int
    totals: dict[str, int]
    lines: int = 0
    rejected: tuple[tuple[int, str], ...] = ()
    encoding: str = "utf-8"
    facts: tuple[tuple[str, object], ...] = ()
    """SQL and the one value that it gives."""


EXPORTS = {
    "paypal-activity": Export(
        text="\ufeff"
        '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID",'
        '"Shipping and Handling Amount","Sales Tax","Country Code"\r\n'
        '"05/06/2026","10:15:30","CEST","Ida Lindqvist","Express Checkout Payment","Completed","EUR","35,82","-1,20",'
        '"34,62","TXE1","4,90","0,00","SE"\r\n'
        '"05/06/2026","10:15:31","CEST","","General Currency Conversion","Completed","EUR","-35,82","0,00","-35,82",'
        '"TXE2","","",""\r\n'
        '"06/06/2026","09:00:00","CEST","Bank","Bank Deposit to PP Account ","Completed","EUR","1.000,00","0,00",'
        '"1.000,00","TXE3","","",""\r\n'
        '"07/06/2026","09:00:00","CEST","Clay Supplies","Express Checkout Payment","Completed","EUR","-80,00","0,00",'
        '"-80,00","TXE4","","",""\r\n',
        orders=1,
        customers=1,
        totals={"EUR": 3582},
        rejected=((3, "import.skip.conversion"), (4, "import.skip.withdrawal"), (5, "import.skip.outgoing")),
        facts=(("SELECT ordered_on FROM orders", "2026-06-05"), ("SELECT shipping FROM orders", 490)),
    ),
    "paypal-activity (German)": Export(
        text="\ufeff"
        '"Datum","Beschreibung","Währung","Brutto","Entgelt","Netto","Guthaben","Transaktionscode",'
        '"Zugehöriger Transaktionscode"\r\n'
        '"11.12.2025","Rückzahlung","EUR","-35,82","0,00","-35,82","0,00","TXD2","TXD1"\r\n'
        '"10.12.2025","PayPal Express-Zahlung","EUR","35,82","-1,20","34,62","34,62","TXD1",""\r\n'
        '"09.12.2025","Allgemeine Währungsumrechnung","EUR","12,00","0,00","12,00","0,00","TXD0",""\r\n'
        '"08.12.2025","Von Nutzer eingeleitete Abbuchung","EUR","-1.200,50","0,00","-1.200,50","0,00","TXD9",""\r\n',
        orders=1,
        customers=0,
        totals={"EUR": 3582},
        rejected=((2, "import.skip.refund"), (4, "import.skip.conversion"), (5, "import.skip.withdrawal")),
        facts=(
            ("SELECT ordered_on FROM orders", "2025-12-10"),
            ("SELECT paid - refunded FROM orders", 0),
        ),
    ),
    "freshbooks-invoices": Export(
        text="Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Item Description,Rate,Quantity,"
        "Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Tax 2 Type,Tax 2 Amount,Line Total,Currency\n"
        "Wren Hollowell,0000012,2026-02-01,paid,2026-02-10,Mug,,10.00,10.00000000,0,100.00,GST,5.00,PST,7.00,112.00,"
        "CAD\n"
        "Wren Hollowell,0000012,2026-02-01,paid,2026-02-10,Bowl,,20.00,1.00000000,0,20.00,GST,1.00,PST,1.40,22.40,CAD\n"
        "Bram Kettlewell,0000013,2026-02-03,draft,,Vase,,64.00,1.00000000,0,64.00,GST,3.20,,,67.20,CAD\n",
        orders=2,
        lines=3,
        customers=2,
        totals={"CAD": 20160},
        facts=(
            ("SELECT tax FROM orders WHERE number = '0000012'", 1440),
            ("SELECT paid FROM orders WHERE number = '0000012'", 13440),
            ("SELECT status FROM orders WHERE number = '0000013'", "unconfirmed"),
            ("SELECT quantity FROM order_lines WHERE name = 'Mug'", 10_000),
        ),
    ),
    "squarespace-orders": Export(
        text="Order ID,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,"
        "Amount Refunded,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,"
        "Lineitem name,Lineitem price,Lineitem sku,Lineitem variant,Billing Name,Billing Address1,Billing City,"
        "Billing Zip,Billing Province,Billing Country,Cancelled at,Private Notes,Payment Method\n"
        "00012,wren@example.com,PAID,7/5/2026 21:06,FULFILLED,,USD,52.00,6.00,0.00,10.00,58.00,,0.00,Standard,"
        "7/5/2026 21:06,1,Mug,32.00,MUG-1,Sage / Large,Wren Hollowell,5 Harbor Row,Portland,04101,ME,US,,,Stripe\n"
        "00012,,,,,,,,,,,,,,,,1,Dish,20.00,DISH-1,,,,,,,,,,\n"
        "00013,bram@example.com,PAID,7/6/2026 9:00,CANCELED,,USD,20.00,0.00,0.00,0.00,20.00,,0.00,,7/6/2026 9:00,1,"
        "Dish,"
        "20.00,DISH-1,,Bram Kettlewell,480 Foundry Rd,Bend,97701,OR,US,7/6/2026 10:00,,Stripe\n",
        orders=2,
        lines=3,
        customers=2,
        totals={"USD": 7800},
        facts=(
            ("SELECT ordered_on FROM orders WHERE number = '00012'", "2026-07-05"),
            ("SELECT refunded FROM orders WHERE number = '00012'", 1000),
            ("SELECT status FROM orders WHERE number = '00013'", "cancelled"),
            ("SELECT name FROM order_lines WHERE sku = 'MUG-1'", "Mug – Sage / Large"),
            ("SELECT postcode FROM addresses WHERE city = 'Portland'", "04101"),
        ),
    ),
    "ebay-orders": Export(
        text="\r\nVerkaufsprotokollnummer;Bestellnummer;Nutzername des Käufers;Name des Käufers;E-Mail des Käufers;"
        "Adresse 1 des Käufers;Ort des Käufers;PLZ des Käufers;Land des Käufers;Angebotstitel;Anzahl;Verkauft für;"
        "Verpackung und Versand;Gesamtbetrag;Verkauft am;Zahlungsdatum\r\n"
        "101;12-11111-22222;toepfer_kai;Kai Möllmann;kai@example.com;Am Ofen 7a;Dresden;01067;Deutschland;"
        "Schale „Nordlicht“;1;110,00 €;6,99 €;116,99 €;10-Dez-25;10-Dez-25\r\n"
        "102;12-11111-33333;lena.b;Lena Brandt;--;Hauptstr. 1;Köln;50667;Deutschland;--;3;--;4,90 €;64,90 €;"
        "11-Dez-25;--\r\n"
        "103;12-11111-33333;lena.b;--;--;--;--;--;--;Tasse;2;20,00 €;--;--;11-Dez-25;--\r\n"
        "104;12-11111-33333;lena.b;--;--;--;--;--;--;Teller;1;20,00 €;--;--;11-Dez-25;--\r\n"
        "2 Datensätze heruntergeladen von 10-Dez-25 bis 11-Dez-25;;;;;;;;;;;;;;;\r\n"
        "Verkäufername: toepferei;;;;;;;;;;;;;;;\r\n",
        encoding="cp1252",
        orders=2,
        lines=3,
        customers=2,
        totals={"EUR": 18189},
        rejected=((7, "import.row.footer"), (8, "import.row.footer")),
        facts=(
            ("SELECT ordered_on FROM orders WHERE number = '12-11111-22222'", "2025-12-10"),
            ("SELECT paid FROM orders WHERE number = '12-11111-22222'", 11699),
            ("SELECT paid FROM orders WHERE number = '12-11111-33333'", 0),
            ("SELECT adjustment FROM orders WHERE number = '12-11111-33333'", 0),
        ),
    ),
    "faire-orders": Export(
        text="Order Date,Order Number,Purchase Order Number,Retailer Name,Address 1,Address 2,City,State,Zip Code,"
        "Country,"
        "Product Name,Option Name,SKU,GTIN,Status,Quantity,Wholesale Price,Retail Price,Ship Date,Notes\n"
        "2026-03-02,ABCD1234,,The Clay Cupboard,22 Lantern St,,Bath,ME,04530,United States,Mug,Sage,MUG-S,,Delivered,6,"
        "$16.00,$32.00,2026-03-20,\n"
        "2026-03-02,ABCD1234,,The Clay Cupboard,22 Lantern St,,Bath,ME,04530,United States,Dish,,DISH,,Delivered,4,"
        "$10.00,$20.00,2026-03-20,\n"
        "2026-04-02,EFGH5678,,The Clay Cupboard,22 Lantern St,,Bath,ME,04530,United States,Dish,,DISH,,Canceled,4,"
        "$10.00,$20.00,2026-04-20,\n",
        orders=2,
        lines=3,
        customers=1,
        totals={"USD": 17600},
        facts=(
            ("SELECT type FROM customers", "company"),
            ("SELECT status FROM orders WHERE number = 'EFGH5678'", "cancelled"),
            ("SELECT total FROM orders WHERE number = 'ABCD1234'", 13600),
        ),
    ),
    "gambio-orders": Export(
        text="Bestellnummer;Bestelldatum;Gesamtbetrag;Kundennummer;Anrede;Vorname;Nachname;Firma;Straße;PLZ;Ort;"
        "Land;E-Mail;"
        "Telefon;Name L;Firma L;Straße L;Stadtteil L;PLZ L;Ort L;Bundesland L;Land L;Name R;Firma R;Straße R;"
        "Stadtteil R;PLZ R;Ort R;Bundesland R;Land R\r\n"
        "5001;03.02.2026;49,90;77;Frau;Lena;Brandt;;Hauptstr. 1;50667;Köln;Deutschland;lena@example.com;0221 555 0101;"
        "Kai Brandt;;Am Ofen 7a;;01067;Dresden;;Deutschland;Lena Brandt;;Hauptstr. 1;;50667;Köln;;Deutschland\r\n",
        encoding="cp1252",
        orders=1,
        customers=1,
        totals={"USD": 4990},
        facts=(
            ("SELECT count(*) FROM addresses", 2),
            ("SELECT postcode FROM addresses WHERE use = 'shipping'", "01067"),
            ("SELECT ordered_on FROM orders", "2026-02-03"),
        ),
    ),
    "amazon-orders": Export(
        text="order-id\torder-item-id\tpurchase-date\tpayments-date\tbuyer-email\tbuyer-name\tsku\tproduct-name\t"
        "quantity-purchased\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\trecipient-name\t"
        "ship-address-1\tship-city\tship-state\tship-postal-code\tship-country\n"
        "111-1\t1\t2026-05-02T15:00:00+00:00\t2026-05-02T15:00:00+00:00\tx1@example.com\tWren Hollowell\tMUG\tMug\t2\t"
        "USD\t64.00\t5.12\t4.00\t0.32\tWren Hollowell\t5 Harbor Row\tPortland\tME\t04101\tUS\n"
        "111-1\t2\t2026-05-02T15:00:00+00:00\t2026-05-02T15:00:00+00:00\tx1@example.com\tWren Hollowell\tDISH\t"
        "Dish\t1\t"
        "USD\t20.00\t1.60\t2.00\t0.16\tWren Hollowell\t5 Harbor Row\tPortland\tME\t04101\tUS\n",
        orders=1,
        lines=2,
        customers=1,
        totals={"USD": 9120},
        facts=(
            ("SELECT total FROM orders", 9720),
            ("SELECT shipping FROM orders", 600),
            ("SELECT unit_price FROM order_lines WHERE sku = 'MUG'", 3200),
        ),
    ),
    "wix-orders": Export(
        text="Order number,Date created,Time,Total order quantity,Contact email,Note from customer,Item,Variant,"
        "SKU,Qty,Price,"
        "Delivery method,Recipient name,Delivery country,Delivery state,Delivery city,Delivery address,"
        "Delivery zip/postal code,Billing name,Billing country,Billing city,Billing address,Billing zip/postal code,"
        "Payment status,Payment method,Shipping rate,Total tax,Total,Currency,Refunded amount,Fulfillment status\n"
        '10011,"Mar 5, 2026",4:05:10 PM,2,wren@example.com,,Mug,Color: Sage,MUG,1,32,Standard,Wren Hollowell,USA,ME,'
        "Portland,5 Harbor Row,04101,Wren Hollowell,USA,Portland,5 Harbor Row,04101,Paid,Card,6,0,58,USD,0,Fulfilled\n"
        '10011,"Mar 5, 2026",4:05:10 PM,2,wren@example.com,,Dish,,DISH,1,20,Standard,Wren Hollowell,USA,ME,'
        "Portland,5 Harbor Row,04101,Wren Hollowell,USA,Portland,5 Harbor Row,04101,Paid,Card,6,0,58,USD,0,Fulfilled\n",
        orders=1,
        lines=2,
        customers=1,
        totals={"USD": 5800},
        facts=(
            ("SELECT goods + shipping FROM orders", 5800),
            ("SELECT paid FROM orders", 5800),
            ("SELECT ordered_on FROM orders", "2026-03-05"),
        ),
    ),
    "bigcommerce-orders": Export(
        text="Order ID,Customer ID,Customer Name,Customer Email,Customer Phone,Order Date,Order Status,"
        "Subtotal (inc tax),Tax Total,Shipping Cost (inc tax),Order Total (inc tax),Order Currency Code,"
        "Product Details,"
        "Billing Street 1,Billing Suburb,Billing State,Billing Zip,Billing Country\n"
        "101,7,Wren Hollowell,wren@example.com,,2026-03-14,Completed,52.00,0.00,6.00,58.00,USD,"
        '"Product ID: 86, Product Qty: 1, Product SKU: MUG, Product Name: Mug, sage, Product Weight: 1.0000, '
        "Product Variation Details: , Product Unit Price: 32.00, Product Total Price: 32.00|Product ID: 87, "
        'Product Qty: 2, Product SKU: DISH, Product Name: Dish, Product Unit Price: 10.00, Product Total Price: 20.00",'
        "5 Harbor Row,Portland,Maine,04101,United States\n",
        orders=1,
        lines=2,
        customers=1,
        totals={"USD": 5800},
        facts=(
            ("SELECT name FROM order_lines WHERE sku = 'MUG'", "Mug, sage"),
            ("SELECT quantity FROM order_lines WHERE sku = 'DISH'", 2000),
        ),
    ),
    "magento-orders": Export(
        text="ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),"
        "Status,"
        "Billing Address,Shipping Address,Shipping Information,Customer Email,Customer Group,Subtotal,"
        "Shipping and Handling,Customer Name,Payment Method,Total Refunded\n"
        '000000123,Main,"Mar 14, 2026 10:12:33 AM",Wren Hollowell,Wren Hollowell,58.00,58.00,complete,'
        '"5 Harbor Row,Portland,Maine,04101","5 Harbor Row,Portland,Maine,04101",Flat Rate,wren@example.com,General,'
        "52.00,6.00,Wren Hollowell,checkmo,8.00\n",
        orders=1,
        customers=1,
        totals={"USD": 5800},
        facts=(("SELECT refunded FROM orders", 800), ("SELECT number FROM orders", "000000123")),
    ),
    "woocommerce-orders": Export(
        text="order_number,order_date,status,order_total,order_currency,billing_first_name,billing_last_name,"
        "billing_email,"
        "customer_ip_address,meta:_secret,line_item_1,line_item_2\n"
        "9,2026-02-12 19:02:11,wc-processing,39.50,EUR,Léonie,Dubrasque,leo@example.com,203.0.113.9,hidden,"
        "name:Tasse | blau|product_id:103|sku:TAS-B|quantity:2|total:30.00|sub_total:32.00,name:Kom|quantity:1|"
        "total:9.50|sub_total:9.50\n",
        orders=1,
        lines=2,
        customers=1,
        totals={"EUR": 3950},
        facts=(
            ("SELECT name FROM order_lines WHERE sku = 'TAS-B'", "Tasse | blau"),
            ("SELECT discount FROM order_lines WHERE sku = 'TAS-B'", 200),
            ("SELECT status FROM orders", "in_progress"),
        ),
    ),
}


@pytest.mark.parametrize("system", EXPORTS)
def test_orders_of_a_system_come_in_right(desk: Desk, system: str) -> None:
    export = EXPORTS[system]
    data = export.text.encode(export.encoding)
    report = bring_in(desk, data)
    assert report.system == system.partition(" ")[0]
    assert [(one.row, one.code) for one in report.rejected] == list(export.rejected)
    counts = report.counts
    assert (counts.orders.new, counts.lines, counts.customers.new) == (export.orders, export.lines, export.customers)
    assert counts.totals == export.totals
    assert not report.questions
    for sql, value in export.facts:
        assert ask(desk, sql) == [(value,)]
    stored = content(desk)
    assert bring_in(desk, data).operation is None
    assert content(desk) == stored
    assert "203.0.113.9" not in str(stored)
    assert "hidden" not in str(stored)
    desk.history.undo()
    assert all(not rows for rows in content(desk).values())
