"""The names of fields: in forms, columns, and as targets of an import."""

from __future__ import annotations

FIELD_TITLES: dict[str, str] = {
    "field." + key: title
    for key, title in {
        "type": "Type", "salutation": "Salutation", "title": "Title", "first_name": "First name",
        "middle_name": "Middle name", "last_name": "Last name", "suffix": "Suffix", "nickname": "Nickname",
        "company": "Company", "company_line2": "Second line of the company", "role": "Role", "emails": "E-mail",
        "phones": "Phone", "websites": "Website", "preferred_contact": "Preferred contact",
        "do_not_contact": "Do not contact", "consents": "Consent", "language": "Language", "birthday": "Birthday",
        "number": "Customer number", "external_numbers": "Number in another system", "since": "Customer since",
        "source": "Source", "referred_by": "Referred by", "looked_after_by": "Looked after by", "rating": "Rating",
        "tags": "Tags", "vat_id": "VAT ID", "tax_treatment": "Tax", "payment_term": "Payment term (days)",
        "credit_limit": "Credit limit", "price_level": "Price level", "discount": "Discount", "note": "Note",
        "preferences": "What they like",
        "full_name": "Full name", "mobile": "Mobile phone", "fax": "Fax",
        "display_name": "Name of a person or a business", "other_contact": "Another contact",
        "reach": "E-mail or phone", "active": "Active",
        "emails_label": "Kind of e-mail address", "phones_label": "Kind of phone",
        "parent_number": "Number of the firm it belongs to", "address_kind": "Kind of row",
        "birth_year": "Year of birth", "birth_month": "Month of birth", "birth_day": "Day of birth",
        "label": "Label", "name": "Name line", "street": "Street", "street2": "Second line", "postcode": "Postcode",
        "city": "Town", "region": "Region", "country": "Country", "delivery_note": "Delivery note",
        "house_number": "House number", "house_extension": "House number extension",
        "postcode_city": "Postcode and town in one", "address": "Whole address in one",
        "order_number": "Order number", "order_date": "Order date", "order_due": "Due date",
        "order_paid_on": "Paid on", "order_cancelled_on": "Cancelled on", "order_total": "Order total",
        "order_subtotal": "Subtotal", "order_discount": "Order discount", "order_discount_code": "Discount code",
        "order_shipping": "Shipping cost", "order_tax": "Tax", "order_currency": "Currency",
        "order_status": "Order status", "order_payment": "Payment status", "order_fulfilment": "Delivery status",
        "order_payment_method": "Payment method", "order_paid": "Paid", "order_refunded": "Refunded",
        "order_outstanding": "Still open", "order_note": "Note of the customer", "order_shop_note": "Note of the shop",
        "order_shipping_method": "Shipping method", "order_source": "Source of the order",
        "order_time": "Time of the order", "order_zone": "Time zone of the order", "order_event": "What the row is",
        "order_reference": "Order that the row belongs to", "order_kept": "Total after refunds",
        "item_name": "Item", "item_quantity": "Quantity", "item_unit": "Unit", "item_price": "Price",
        "item_discount": "Discount of the line", "item_total": "Line total", "item_sku": "SKU",
        "item_gross": "Line total before discount", "item_variant": "Variant", "item_note": "Note of the line",
        "item_packed": "Line in one cell", "buyer": "Buyer with user name",
        "product_name": "Product", "product_variant": "Variant of the product", "product_sku": "SKU of the product",
        "product_unit": "Unit of the product", "product_price": "Price of the product",
        "product_currency": "Currency of the price", "product_tax_rate": "Tax rate of the product",
        "product_active": "For sale", "product_group": "Rows of one product",
        "product_prices": "Price of a level",
    }.items()
}  # fmt: skip
for _use, _words in (("billing", "Billing"), ("shipping", "Shipping"), ("place", "Address")):
    FIELD_TITLES |= {
        f"field.{_use}_{_key}": f"{_words}: {FIELD_TITLES['field.' + _key].lower()}"
        for _key in (
            "label", "name", "company", "street", "street2", "postcode", "city", "region", "country", "delivery_note",
            "house_number", "house_extension", "first_name", "last_name", "postcode_city", "address",
        )
    }  # fmt: skip
