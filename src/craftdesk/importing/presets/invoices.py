"""Zoho Invoice and Books, and FreshBooks: one row a line of an invoice.

Zoho repeats the totals of the invoice on each row and counts its customers by number; FreshBooks states no total but
those of the lines, tax included, and knows its clients by name.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

ZOHO_INVOICES = Preset(
    id="zoho-invoices",
    kind=Kind.ORDERS,
    system="zoho",
    source="Zoho",
    id_wins=True,
    company_repeats_person=True,
    required=(heads("invoice date, invoice number, invoice status, customer name, item name, total"),),
    columns=columns(
        """
        invoice date = order_date
        invoice number = order_number
        invoice status = order_status
        customer name = full_name
        company name = company
        customer id = external_numbers
        due date = order_due
        currency code = order_currency
        entity discount amount = order_discount
        item name = item_name
        quantity = item_quantity
        usage unit = item_unit
        item price = item_price
        item total = item_total
        sku = item_sku
        subtotal = order_subtotal
        total = order_total
        balance = order_outstanding
        shipping charge = order_shipping
        last payment date = order_paid_on
        notes = order_note
        billing address = billing_street
        billing street2 = billing_street2
        billing city = billing_city
        billing state = billing_region
        billing country = billing_country
        billing code = billing_postcode
        shipping address = shipping_street
        shipping street2 = shipping_street2
        shipping city = shipping_city
        shipping state = shipping_region
        shipping country = shipping_country
        shipping code = shipping_postcode
        primary contact emailid = emails
        """,
        ignored="""invoice id, estimate number, branch id, branch name, expected payment date, purchaseorder,
            template name, exchange rate, discount type, is discount before tax, entity discount percent, item desc,
            discount, discount amount, expense reference id, project id, project name, adjustment,
            adjustment description, round off, sales person, payment terms, payment terms label, terms conditions,
            primary contact phone, primary contact mobile, item tax, item tax amount, item type, product id""",
    ),
)
FRESHBOOKS_INVOICES = Preset(
    id="freshbooks-invoices",
    kind=Kind.ORDERS,
    system="freshbooks",
    source="FreshBooks",
    by_name=True,
    required=(heads("client name, invoice, date issued, invoice status, item name, line total"),),
    summed=frozenset({"order_tax", "order_total"}),
    columns=columns(
        """
        client name = full_name
        invoice = order_number
        date issued = order_date
        invoice status = order_status
        date paid = order_paid_on
        item name = item_name
        rate = item_price
        quantity = item_quantity
        line subtotal = item_total
        tax 1 amount = order_tax
        tax 2 amount = order_tax
        line total = order_total
        currency = order_currency
        """,
        ignored="item description, discount percentage, tax 1 type, tax 2 type",
    ),
)
