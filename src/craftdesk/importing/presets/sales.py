"""All known exports of orders and payments."""

from __future__ import annotations

from craftdesk.importing.presets.amazon_orders import AMAZON_ORDERS
from craftdesk.importing.presets.craftplan_orders import CRAFTPLAN_ORDERS
from craftdesk.importing.presets.ebay_orders import EBAY_ORDERS
from craftdesk.importing.presets.etsy_sales import ETSY_ITEMS, ETSY_ORDERS
from craftdesk.importing.presets.faire_orders import FAIRE_ORDERS
from craftdesk.importing.presets.gambio_orders import GAMBIO_CUSTOMERS, GAMBIO_ORDERS
from craftdesk.importing.presets.invoices import FRESHBOOKS_INVOICES, ZOHO_INVOICES
from craftdesk.importing.presets.paypal_activity import PAYPAL_ACTIVITY
from craftdesk.importing.presets.preset import Preset
from craftdesk.importing.presets.shop_software import BIGCOMMERCE_ORDERS, MAGENTO_ORDERS
from craftdesk.importing.presets.shopify_orders import SHOPIFY_ORDERS
from craftdesk.importing.presets.square_sales import SQUARE_ITEMS, SQUARE_TRANSACTIONS
from craftdesk.importing.presets.squarespace_orders import SQUARESPACE_ORDERS
from craftdesk.importing.presets.wix_orders import WIX_ORDERS
from craftdesk.importing.presets.woocommerce_orders import WOOCOMMERCE_ORDERS

SALES: tuple[Preset, ...] = (
    SHOPIFY_ORDERS,
    WOOCOMMERCE_ORDERS,
    SQUARE_ITEMS,
    SQUARE_TRANSACTIONS,
    ETSY_ORDERS,
    ETSY_ITEMS,
    PAYPAL_ACTIVITY,
    ZOHO_INVOICES,
    FRESHBOOKS_INVOICES,
    CRAFTPLAN_ORDERS,
    SQUARESPACE_ORDERS,
    EBAY_ORDERS,
    FAIRE_ORDERS,
    GAMBIO_ORDERS,
    GAMBIO_CUSTOMERS,
    AMAZON_ORDERS,
    WIX_ORDERS,
    BIGCOMMERCE_ORDERS,
    MAGENTO_ORDERS,
)
