"""The keys by which rows of one file are the same customer; `matching` says which of them counts when."""

from __future__ import annotations

from craftdesk.domain.ids import CustomerId
from craftdesk.importing.merging_addresses import place_key
from craftdesk.importing.person import Person


def own_key(number: str) -> str:
    """The key of a customer number of ours."""
    return f"own:{number}"


def customer_key(customer: CustomerId) -> str:
    """The key of a customer of the book."""
    return f"c:{customer}"


def mail_keys(person: Person) -> list[str]:
    """A key for each e-mail address."""
    return [mail_key(mail) for mail in person.mails]


def mail_key(mail: str) -> str:
    """The key of an e-mail address as it is compared."""
    return f"m:{mail}"


def number_keys(person: Person) -> list[str]:
    """A key for each number that another system gives."""
    return [number_key(system, number) for system, number in person.numbers]


def number_key(system: str, number: str) -> str:
    """The key of the number that a system gives."""
    return f"x:{system}:{number}"


def phone_keys(person: Person) -> list[str]:
    """A key for each phone, with the name: a family shares one."""
    digits = person.digits
    if not digits:
        return []
    name = person.name
    return [phone_key(one, name) for one in digits]


def phone_key(digits: str, name: str) -> str:
    """The key of a phone and whose it is."""
    return f"p:{digits}|{name}"


def name_keys(person: Person, *, by_name: bool) -> list[str]:
    """The name as a key, where the file says no more of anybody, or no more of this one."""
    if by_name:
        return [f"n:{person.name}"]
    if person.mails or person.digits or person.numbers or person.customer.number:
        return []
    places = sorted("|".join(place_key(address.place)) for address in person.addresses)
    return [f"n:{person.name}@{' '.join(places)}"]


def keys_of(person: Person, *, by_name: bool) -> list[str]:
    """Every key by which a later row may be the same customer."""
    keys = mail_keys(person) + number_keys(person) + phone_keys(person)
    if person.customer.number:
        keys.append(own_key(person.customer.number))
    if not keys:
        keys = name_keys(person, by_name=False)
    return [*keys, f"n:{person.name}"] if by_name and person.name else keys
