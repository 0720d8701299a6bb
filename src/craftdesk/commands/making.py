"""Commands that make files: new, sample, export."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from craftdesk.commands.talk import DONE, Talk, UsageProblem, count_words, opened
from craftdesk.domain.query import CustomerQuery
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.shop_rules import settings_problems, tidy_settings
from craftdesk.domain.shop_usual import usual_settings
from craftdesk.domain.vcard import CardVersion
from craftdesk.errors import OwnerProblem
from craftdesk.services.export.wish import ExportWish, Flavour, What, check, format_of
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.file.shop_file import ShopFile
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
    ShopFile.create(path, usual_settings(settings)).close()
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
    """Writes customers, orders, products or everything into a file; its ending says which kind."""
    wish = _wish(asked)
    today = date.today()  # noqa: DTZ011  # the owner's own calendar day is meant
    with opened(asked.shop) as desk:
        done = talk.run(desk.export.export(wish, today=today))
    kinds = {"customers": ("customer", "customers"), "orders": ("order", "orders"), "products": ("product", "products")}
    counts = {kind: getattr(done, kind) for kind in kinds}
    shown = [count_words(counts[kind], *words) for kind, words in kinds.items()
             if asked.what in {kind, What.EVERYTHING.value}]  # fmt: skip
    value = {"file": str(wish.path), "what": asked.what, "records": done.records, "rows": done.rows, **counts}
    talk.answer(value, [f"{', '.join(shown)} written to {wish.path}.", *_cut_words(done.cut)])
    return DONE


def _wish(asked: argparse.Namespace) -> ExportWish:
    target = Path(asked.to)
    try:
        wish = ExportWish(
            path=target,
            what=What(asked.what),
            format=format_of(target),
            flavour=Flavour(asked.flavour),
            cards=CardVersion(asked.vcard),
            query=CustomerQuery(text=asked.query) if asked.query else None,
        )
        check(wish)
    except OwnerProblem as problem:
        raise UsageProblem(sentence(problem.code, problem.params)) from problem
    return wish


def _cut_words(cut: int) -> list[str]:
    return [sentence("export.cut", {"count": cut})] if cut else []
