"""Commands that make files: new, sample, export."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from craftdesk.commands.talk import DONE, Talk, UsageProblem, count_words, opened
from craftdesk.domain.query import CustomerQuery
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.export import Flavour
from craftdesk.services.sample_shop import make_sample
from craftdesk.services.settings import settings_problems, tidy_settings
from craftdesk.storage.shop_file import ShopFile
from craftdesk.texts import sentence


def new(asked: argparse.Namespace, talk: Talk) -> int:
    """Makes a new shop file."""
    path = Path(asked.shop)
    settings = tidy_settings(
        ShopSettings(
            name=asked.name or path.stem,
            currency=asked.currency or ShopSettings().currency,
            currency_assumed=not asked.currency,
            country=asked.country,
            language=asked.language,
        )
    )
    problems = settings_problems(settings)
    if problems:
        raise UsageProblem(sentence(problems[0].code, problems[0].params))
    ShopFile.create(path, settings).close()
    value = {"file": str(path), "name": settings.name, "currency": settings.currency, "country": settings.country,
             "language": settings.language}  # fmt: skip
    talk.answer(value, [f"{path} is ready: {settings.name}, {settings.currency}."])
    return DONE


def sample(asked: argparse.Namespace, talk: Talk) -> int:
    """Makes a shop file with invented customers."""
    today = date.today()  # noqa: DTZ011  # the owner's own calendar day is meant
    made = talk.run(
        make_sample(Path(asked.shop), customers=asked.customers, orders=asked.orders, seed=asked.seed, today=today)
    )
    value = {"file": str(made.path), "name": made.name, "customers": made.customers, "orders": made.orders,
             "lines": made.lines}  # fmt: skip
    customers = count_words(made.customers, "customer", "customers")
    talk.answer(value, [f"{made.path}: {customers} and {count_words(made.orders, 'order', 'orders')}, all invented."])
    return DONE


def export(asked: argparse.Namespace, talk: Talk) -> int:
    """Writes customers or orders into a CSV file."""
    target = Path(asked.to)
    if target.suffix.lower() != ".csv":
        raise UsageProblem(sentence("export.format", {"path": str(target)}))
    if asked.what not in {"customers", "orders"}:
        raise UsageProblem(f"This version can’t export {asked.what} into one file: choose customers or orders.")
    today = date.today()  # noqa: DTZ011  # the owner's own calendar day is meant
    with opened(asked.shop) as desk:
        work = desk.export.export_orders if asked.what == "orders" else desk.export.export_customers
        query = CustomerQuery(text=asked.query) if asked.query else None
        done = talk.run(work(target, today=today, query=query, flavour=Flavour(asked.flavour)))
    words = count_words(done.records, asked.what.removesuffix("s"), asked.what)
    value = {"file": str(target), "what": asked.what, "records": done.records, "rows": done.rows}
    talk.answer(value, [f"{words} written to {target}."])
    return DONE
