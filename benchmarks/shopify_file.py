"""A file of customers as Shopify exports it, of any size, from a seed."""

from __future__ import annotations

import csv
from pathlib import Path

from craftdesk.services.sample_shop.dice import Dice
from craftdesk.services.sample_shop.words import Country, Craft, trade, world

_HEADER = (
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,"
    "Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,"
    "Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,"
    "Tags"
)


def write_customers(path: Path, count: int) -> None:
    """Writes so many customers, all different."""
    known, texts, dice = world(), trade(Craft.POTTERY).texts, Dice(5)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER.split(","))
        for number in range(count):
            writer.writerow(_row(number, known.countries.draw(dice), texts, dice))


def _row(number: int, country: Country, texts: dict[str, tuple[str, ...]], dice: Dice) -> list[str]:
    tongue, town = country.tongues.draw(dice), dice.pick(country.towns)
    first, last = dice.pick(tongue.female), dice.pick(tongue.family)
    phone = f"+1{200 + number // 100_000:03d}555{number % 10_000:04d}" if number % 3 else ""
    street = country.house.format(street=dice.pick(country.streets), number=dice.between(1, 98), tens=1, units=3)
    email = f"{first.spelled}.{last.spelled}.{number}@example.com"
    note = dice.pick(texts["notes"]) if number % 10 == 0 else ""
    tag = dice.pick(texts["tags"]) if number % 4 == 0 else ""
    return [
        f"'{6_866_149_000_000 + number}", first.shown, last.shown, email, "yes" if number % 2 else "no", "",
        street, "", town.city, town.region, country.code, f"'{town.postcode}", "", f"'{phone}" if phone else "",
        "no", "0.00", "0", note, "no", tag,
    ]  # fmt: skip


_ORDERS = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Address1,Billing City,"
    "Billing Zip,Billing Country,Id"
)


def write_orders(path: Path, rows: int) -> None:
    """Writes so many rows: orders of two lines each, by a third as many customers."""
    known, dice = world(), Dice(6)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_ORDERS.split(","))
        for number in range(rows // 2):
            country = known.countries.draw(dice)
            writer.writerows(_order(number, number % max(rows // 6, 1), country, dice))


def _order(number: int, buyer: int, country: Country, dice: Dice) -> list[list[str]]:
    tongue, town = country.tongues.draw(dice), dice.pick(country.towns)
    who = f"{dice.pick(tongue.female).shown} {dice.pick(tongue.family).shown}"
    street = country.house.format(street=dice.pick(country.streets), number=dice.between(1, 98), tens=1, units=3)
    name, mail = f"#{1001 + number}", f"buyer{buyer}@example.com"
    day = f"20{20 + number % 6}-{1 + number % 12:02d}-{1 + number % 28:02d} 10:12:33 -0400"
    things = [(f"Mug {dice.between(1, 300)}", "20.00"), (f"Bowl {dice.between(1, 300)}", "30.00")]
    (first, price), (second, other) = things
    return [
        [name, mail, "paid", day, "fulfilled", "USD", "50.00", "5.00", "0.00", "55.00", day, "1", first, price, "", who,
         street, town.city, f"'{town.postcode}", country.code, str(555_000_000_000 + number)],
        [name, mail, *[""] * 9, "1", second, other, *[""] * 7],
    ]  # fmt: skip
