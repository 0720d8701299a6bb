"""Magento and Adobe Commerce: the customers main file, and the table of all customers. Hashes are never read."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

MAGENTO_CUSTOMERS = Preset(
    id="magento-customers",
    kind=Kind.CUSTOMERS,
    system="magento",
    source="Magento",
    required=(
        heads("email, website, store, firstname, lastname, group id, website id"),
        heads("id, name, email, group, phone, zip, country, state province, customer since, web site"),
    ),
    columns=columns(
        """
        id = external_numbers
        entity id = external_numbers
        name = full_name
        prefix = salutation
        firstname = first_name
        middlename = middle_name
        lastname = last_name
        suffix = suffix
        email = emails
        dob = birthday
        date of birth = birthday
        created at = since
        customer since = since
        taxvat = vat_id
        vat number = vat_id
        group = tags
        phone = phones
        fax = fax
        company = company
        street address = billing_street
        city = billing_city
        state province = billing_region
        zip = billing_postcode
        country = billing_country
        address firstname = billing_first_name
        address lastname = billing_last_name
        address company = billing_company
        address street = billing_street
        address city = billing_city
        address region = billing_region
        address postcode = billing_postcode
        address country id = billing_country
        address telephone = phones
        """,
        ignored="""website, store, web site, confirmation, created in, disable auto group change, gender, group id,
            password hash, rp token, rp token created at, store id, website id, password, updated at, default billing,
            default shipping, failures num, first failure, lock expires, confirmed email, account created in,
            billing address, shipping address, tax vat number, billing firstname, billing lastname, account lock,
            address default billing, address default shipping, address fax, address vat id""",
    ),
)
