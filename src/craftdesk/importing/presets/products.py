"""Lists of products: those of shops and tills, and any other list with names and prices.

Shopify and Square give a variant of a product its own row; orders call it `Mug – Large`, and so does the list of
products then.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

SHOPIFY_PRODUCTS = Preset(
    id="shopify-products",
    kind=Kind.PRODUCTS,
    system="shopify",
    source="Shopify",
    joiner=" - ",
    required=(heads("handle, title, variant sku, variant price"),),
    columns=columns(
        """
        handle = product_group
        title = product_name
        option1 value = product_variant
        option2 value = product_variant
        option3 value = product_variant
        variant sku = product_sku
        variant price = product_price
        status = product_active
        """
    ),
)
SQUARE_LIBRARY = Preset(
    id="square-library",
    kind=Kind.PRODUCTS,
    system="square",
    source="Square",
    required=(
        heads("token, item name, variation name, sku, price"),
        heads("item name, variation name, sku, description, price"),
    ),
    columns=columns(
        """
        item name = product_name
        variation name = product_variant
        sku = product_sku
        price = product_price
        unit and precision = product_unit
        """
    ),
)
WOOCOMMERCE_PRODUCTS = Preset(
    id="woocommerce-products",
    kind=Kind.PRODUCTS,
    system="woocommerce",
    source="WooCommerce",
    required=(heads("id, type, sku, name, published, regular price"),),
    columns=columns(
        """
        sku = product_sku
        name = product_name
        published = product_active
        regular price = product_price
        """
    ),
)
ETSY_LISTINGS = Preset(
    id="etsy-listings",
    kind=Kind.PRODUCTS,
    system="etsy",
    source="Etsy",
    required=(heads("title, description, price, currency code, quantity, tags, materials"),),
    columns=columns(
        """
        title = product_name
        price = product_price
        currency code = product_currency
        sku = product_sku
        """
    ),
)
GENERIC_PRODUCTS = Preset(
    id="",
    kind=Kind.PRODUCTS,
    system="list",
    columns=columns(
        """
        name = product_name
        product = product_name
        product name = product_name
        item = product_name
        item name = product_name
        title = product_name
        artikel = product_name
        artikelname = product_name
        artikelbezeichnung = product_name
        bezeichnung = product_name
        produkt = product_name
        produktname = product_name
        article = product_name
        produit = product_name
        designation = product_name
        articulo = product_name
        producto = product_name
        articolo = product_name
        prodotto = product_name
        omschrijving = product_name
        variant = product_variant
        variante = product_variant
        option = product_variant
        sku = product_sku
        item sku = product_sku
        item code = product_sku
        product code = product_sku
        code = product_sku
        artikelnummer = product_sku
        artikelnr = product_sku
        artikel nr = product_sku
        art nr = product_sku
        reference = product_sku
        ref = product_sku
        ean = product_sku
        gtin = product_sku
        unit = product_unit
        einheit = product_unit
        unite = product_unit
        eenheid = product_unit
        price = product_price
        unit price = product_price
        retail price = product_price
        preis = product_price
        einzelpreis = product_price
        vk preis = product_price
        verkaufspreis = product_price
        prix = product_price
        prix unitaire = product_price
        precio = product_price
        prezzo = product_price
        prijs = product_price
        currency = product_currency
        wahrung = product_currency
        devise = product_currency
        tax rate = product_tax_rate
        tax = product_tax_rate
        vat = product_tax_rate
        vat rate = product_tax_rate
        mwst = product_tax_rate
        mwst satz = product_tax_rate
        steuersatz = product_tax_rate
        tva = product_tax_rate
        iva = product_tax_rate
        btw = product_tax_rate
        active = product_active
        aktiv = product_active
        """
    ),
)
"""Any other list; what its columns hold besides is read past."""
WARES: tuple[Preset, ...] = (SHOPIFY_PRODUCTS, SQUARE_LIBRARY, WOOCOMMERCE_PRODUCTS, ETSY_LISTINGS)
