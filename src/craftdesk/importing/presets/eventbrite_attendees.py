"""Eventbrite › Manage attendees › Export: who came to a workshop; tickets given back are left out."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, Skip, columns, heads

EVENTBRITE_ATTENDEES = Preset(
    id="eventbrite-attendees",
    kind=Kind.CUSTOMERS,
    system="eventbrite",
    source="Eventbrite",
    required=(
        heads("order, order date, first name, last name, email, ticket type, attendee status"),
        heads("order id, order date, attendee first name, attendee surname, attendee email, ticket type"),
    ),
    columns=columns(
        """
        order date = since
        first name = first_name
        last name = last_name
        email = emails
        prefix = salutation
        attendee first name = first_name
        attendee surname = last_name
        attendee last name = last_name
        attendee email = emails
        event name = tags
        cell phone = mobile
        home phone = phones
        work phone = phones
        phone number = phones
        home address 1 = place_street:home
        home address 2 = place_street2:home
        home city = place_city:home
        home state = place_region:home
        home zip = place_postcode:home
        home country = place_country:home
        billing address 1 = place_street:billing
        billing address 2 = place_street2:billing
        billing city = place_city:billing
        billing state = place_region:billing
        billing zip = place_postcode:billing
        billing country = place_country:billing
        shipping address 1 = place_street:shipping
        shipping address 2 = place_street2:shipping
        shipping city = place_city:shipping
        shipping state = place_region:shipping
        shipping zip = place_postcode:shipping
        shipping country = place_country:shipping
        company = company
        job title = role
        birth date = birthday
        website = websites
        """,
        ignored="""order, order id, attendee, attendee id, quantity, ticket type, ticket quantity, order type,
            total paid, ticket price, fees paid, eventbrite fees, eventbrite payment processing, attendee status,
            barcode, event id, currency, date attending, gender, age, buyer first name, buyer surname,
            buyer last name, buyer email, event start date, event start time, event timezone, event location,
            blog""",
    ),
    skips=(
        Skip(
            head="attendee status",
            values=frozenset({"not attending", "deleted", "cancelled", "canceled", "refunded", "unpaid"}),
            code="import.skip.refunded_ticket",
            whoever=True,
        ),
    ),
)
