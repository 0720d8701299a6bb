"""Stripe Dashboard › Customers › Export: no address in the default columns, `… (metadata)` columns by shop.

Spend, plan and disputes are snapshots. One person may be several customers there; the e-mail address joins them.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

STRIPE_CUSTOMERS = Preset(
    id="stripe-customers",
    kind=Kind.CUSTOMERS,
    system="stripe",
    source="Stripe",
    required=(
        heads("id, description, email, name, created utc, delinquent"),
        heads("id, description, email, name, created, delinquent"),
        heads("id, email, name, created utc, total spend, payment count"),
    ),
    bare=r" \(metadata\)$",
    columns=columns(
        """
        id = external_numbers
        description = note
        email = emails
        name = full_name
        phone = phones
        created utc = since
        created = since
        address line1 = billing_street
        address line2 = billing_street2
        address city = billing_city
        address state = billing_region
        address postal code = billing_postcode
        address country = billing_country
        shipping name = shipping_name
        shipping address line1 = shipping_street
        shipping address line2 = shipping_street2
        shipping address city = shipping_city
        shipping address state = shipping_region
        shipping address postal code = shipping_postcode
        shipping address country = shipping_country
        """,
        ignored="""delinquent, plan, status, total spend, payment count, refunded volume, dispute losses, currency,
            default source, account balance, card id, card brand, card last4, business vat id, cancel at period end,
            average order, card funding, card exp month, card exp year, card name, card address line1,
            card address line2, card address city, card address state, card address country, card address zip,
            card issue country, card fingerprint, card cvc status, card avs zip status, card avs line1 status""",
    ),
)
