"""All known exports, and which of them a header belongs to. A new system is a file beside this one and a line here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from craftdesk.importing.header import normalise
from craftdesk.importing.presets.bigcommerce_customers import BIGCOMMERCE_CUSTOMERS
from craftdesk.importing.presets.brevo_contacts import BREVO_CONTACTS
from craftdesk.importing.presets.clover_customers import CLOVER_CUSTOMERS
from craftdesk.importing.presets.craftdesk_tables import CRAFTDESK_CUSTOMERS, CRAFTDESK_ORDERS, CRAFTDESK_PRODUCTS
from craftdesk.importing.presets.craftplan_customers import CRAFTPLAN_CUSTOMERS
from craftdesk.importing.presets.eventbrite_attendees import EVENTBRITE_ATTENDEES
from craftdesk.importing.presets.freshbooks_clients import FRESHBOOKS_CLIENTS
from craftdesk.importing.presets.german_office_list import GERMAN_OFFICE_LIST
from craftdesk.importing.presets.gnucash_customers import GNUCASH_CUSTOMERS
from craftdesk.importing.presets.google_contacts import GOOGLE_CONTACTS
from craftdesk.importing.presets.hubspot_contacts import HUBSPOT_CONTACTS
from craftdesk.importing.presets.invoice_ninja_clients import INVOICE_NINJA_CLIENTS
from craftdesk.importing.presets.magento_customers import MAGENTO_CUSTOMERS
from craftdesk.importing.presets.mailchimp_audience import MAILCHIMP_AUDIENCE
from craftdesk.importing.presets.odoo_partners import ODOO_PARTNERS
from craftdesk.importing.presets.outlook_contacts import OUTLOOK_CONTACTS
from craftdesk.importing.presets.preset import Preset
from craftdesk.importing.presets.prestashop_customers import PRESTASHOP_CUSTOMERS
from craftdesk.importing.presets.products import WARES
from craftdesk.importing.presets.quickbooks_desktop import QUICKBOOKS_DESKTOP
from craftdesk.importing.presets.quickbooks_online import QUICKBOOKS_ONLINE
from craftdesk.importing.presets.sales import SALES
from craftdesk.importing.presets.shopify_customers import SHOPIFY_CUSTOMERS
from craftdesk.importing.presets.square_customers import SQUARE_CUSTOMERS
from craftdesk.importing.presets.stripe_customers import STRIPE_CUSTOMERS
from craftdesk.importing.presets.thunderbird_contacts import THUNDERBIRD_CONTACTS
from craftdesk.importing.presets.vcard import VCARD
from craftdesk.importing.presets.vend_customers import VEND_CUSTOMERS
from craftdesk.importing.presets.wave_customers import WAVE_CUSTOMERS
from craftdesk.importing.presets.wix_contacts import WIX_CONTACTS
from craftdesk.importing.presets.woocommerce_customers import WOOCOMMERCE_ANALYTICS, WOOCOMMERCE_CUSTOMERS
from craftdesk.importing.presets.xero_contacts import XERO_CONTACTS
from craftdesk.importing.presets.zoho_contacts import ZOHO_CONTACTS

PRESETS: tuple[Preset, ...] = (
    CRAFTDESK_CUSTOMERS,
    CRAFTDESK_ORDERS,
    CRAFTDESK_PRODUCTS,
    SHOPIFY_CUSTOMERS,
    SQUARE_CUSTOMERS,
    CRAFTPLAN_CUSTOMERS,
    GERMAN_OFFICE_LIST,
    GOOGLE_CONTACTS,
    GNUCASH_CUSTOMERS,
    MAILCHIMP_AUDIENCE,
    OUTLOOK_CONTACTS,
    QUICKBOOKS_DESKTOP,
    QUICKBOOKS_ONLINE,
    STRIPE_CUSTOMERS,
    WOOCOMMERCE_CUSTOMERS,
    WOOCOMMERCE_ANALYTICS,
    THUNDERBIRD_CONTACTS,
    XERO_CONTACTS,
    ZOHO_CONTACTS,
    WAVE_CUSTOMERS,
    FRESHBOOKS_CLIENTS,
    HUBSPOT_CONTACTS,
    ODOO_PARTNERS,
    INVOICE_NINJA_CLIENTS,
    BREVO_CONTACTS,
    VEND_CUSTOMERS,
    CLOVER_CUSTOMERS,
    WIX_CONTACTS,
    BIGCOMMERCE_CUSTOMERS,
    EVENTBRITE_ATTENDEES,
    MAGENTO_CUSTOMERS,
    PRESTASHOP_CUSTOMERS,
    VCARD,
    *SALES,
    *WARES,
)


def recognise(names: Sequence[str]) -> tuple[Preset | None, float]:
    """The system that writes such heads, and how many of the heads it knows (0 to 1); never by the file's name."""
    present = {normalise(name) for name in names if normalise(name)}
    best: tuple[tuple[int, float], Preset] | None = None
    for preset in PRESETS:
        matched = max((len(wanted) for wanted in preset.required if wanted <= present), default=0)
        if not matched:
            continue
        known = sum(preset.target(head) is not None for head in present) / len(present)
        if best is None or (matched, known) > best[0]:
            best = ((matched, known), preset)
    return (best[1], best[0][1]) if best is not None else (None, 0.0)


def recognise_shape(columns: Sequence[Sequence[str]]) -> tuple[Preset | None, float]:
    """The system that writes such columns without any heads; most of its marks have to be there, and none missed."""
    for preset in PRESETS:
        if not preset.positions or len(preset.positions) != len(columns):
            continue
        marks = {place: [cell for cell in columns[place] if cell] for place in preset.shape}
        fits = all(re.fullmatch(preset.shape[place], cell) for place, cells in marks.items() for cell in cells)
        if fits and sum(map(bool, marks.values())) * 2 > len(marks):
            return preset, 1.0
    return None, 0.0
