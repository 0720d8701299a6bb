"""The rules of `domain.loyalty` as one expression over the derived list; a test holds the two together."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta

from craftdesk.domain.loyalty import Loyalty, LoyaltyRules


def loyalty_expression(rules: LoyaltyRules, today: date) -> str:
    """SQL that gives the class of a row of `listing`; numbers and days stand in it, so it takes no values."""
    new_from = (today - timedelta(days=rules.new_days)).isoformat()
    lost_before = (today - timedelta(days=rules.lost_days)).isoformat()
    slipping_before = (today - timedelta(days=rules.slipping_days)).isoformat()
    quiet = f"(julianday('{today.isoformat()}') - julianday(last_order))"
    between = "(julianday(last_order) - julianday(first_order))"
    return (
        f"CASE WHEN (CASE WHEN first_order <> '' THEN first_order ELSE added_on END) >= '{new_from}'"
        f" THEN '{Loyalty.NEW}' WHEN first_order = '' THEN '{Loyalty.NONE}'"
        f" WHEN last_order < '{lost_before}' THEN '{Loyalty.LOST}'"
        f" WHEN orders < {rules.regular_orders:d} THEN '{Loyalty.OCCASIONAL}'"
        f" WHEN last_order < '{slipping_before}'"
        f" AND {quiet} * (orders - 1) * 100 > {rules.slipping_factor:d} * {between} THEN '{Loyalty.SLIPPING}'"
        f" WHEN spent >= {rules.best_spent:d} THEN '{Loyalty.BEST}' ELSE '{Loyalty.REGULAR}' END"
    )


def loyalty_counts(connection: sqlite3.Connection, rules: LoyaltyRules, today: date) -> Mapping[Loyalty, int]:
    """How many customers of the book are in each class."""
    found = dict(
        connection.execute(
            f"SELECT {loyalty_expression(rules, today)}, count(*) FROM listing NOT INDEXED WHERE state = 0 GROUP BY 1"
        ).fetchall()
    )
    return {one: found.get(one.value, 0) for one in Loyalty}
