"""What other programs and marketplaces are called."""

from __future__ import annotations

SYSTEMS = {
    "shopify": "Shopify",
    "square": "Square",
    "craftplan": "Craftplan",
    "etsy": "Etsy",
    "woocommerce": "WooCommerce",
    "stripe": "Stripe",
    "paypal": "PayPal",
    "quickbooks": "QuickBooks",
    "xero": "Xero",
    "zoho": "Zoho",
    "mailchimp": "Mailchimp",
    "google": "Google Contacts",
    "outlook": "Outlook",
    "gnucash": "GnuCash",
    "vcard": "Contact cards",
    "freshbooks": "FreshBooks",
    "squarespace": "Squarespace",
    "ebay": "eBay",
    "faire": "Faire",
    "gambio": "Gambio",
    "amazon": "Amazon",
    "wix": "Wix",
    "bigcommerce": "BigCommerce",
    "magento": "Magento",
    "wave": "Wave",
    "hubspot": "HubSpot",
    "odoo": "Odoo",
    "brevo": "Brevo",
    "lightspeed": "Lightspeed",
    "clover": "Clover",
    "eventbrite": "Eventbrite",
    "prestashop": "PrestaShop",
    "invoice-ninja": "Invoice Ninja",
    "thunderbird": "Thunderbird",
    "craftdesk": "CraftDesk",
    "craftdesk-merged": "Merged",
}


def system_name(system: str) -> str:
    """The name of a system as its maker writes it; one that we do not know is called what the owner typed."""
    return SYSTEMS.get(system.lower(), system)
