"""PrestaShop › Customers › Export, with English or French heads; the table knows no addresses."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

PRESTASHOP_CUSTOMERS = Preset(
    id="prestashop-customers",
    kind=Kind.CUSTOMERS,
    system="prestashop",
    source="PrestaShop",
    required=(
        heads("id, social title, first name, last name, email address, newsletter, partner offers"),
        heads("id, titre, prenom, nom, adresse e mail, newsletter, offres partenaires"),
    ),
    columns=columns(
        """
        id = external_numbers
        social title = salutation
        titre = salutation
        first name = first_name
        prenom = first_name
        last name = last_name
        nom = last_name
        email address = emails
        adresse e mail = emails
        company = company
        enabled = active
        active = active
        newsletter = consents
        registration = since
        inscription = since
        """,
        ignored="sales, ventes, partner offers, offres partenaires, last visit, derniere visite, group, groupe",
    ),
)
