"""The words for every code: what happened, what is safe, what to do. English; one table a module, no Qt.

`sentence` gives the words of a problem, an error, a reason of an import, a progress, a field, a status (`status.ready`)
or an operation (`label.customer.changed`). Words that change with a number are chosen here.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from craftdesk.domain.operation import OperationLabel
from craftdesk.texts.backups import BACKUPS
from craftdesk.texts.bulk import BULK
from craftdesk.texts.choices import CHOICES
from craftdesk.texts.duplicates import DUPLICATES
from craftdesk.texts.errors import ERRORS
from craftdesk.texts.exporting import EXPORTING
from craftdesk.texts.fields import FIELD_TITLES
from craftdesk.texts.import_files import IMPORT_FILES
from craftdesk.texts.import_rows import IMPORT_ROWS
from craftdesk.texts.importing import IMPORTING
from craftdesk.texts.labels import LABELS
from craftdesk.texts.loyalty import LOYALTY
from craftdesk.texts.opening import OPENING
from craftdesk.texts.order_entry import ORDER_ENTRY
from craftdesk.texts.order_life import ORDER_LIFE
from craftdesk.texts.papers import PAPERS
from craftdesk.texts.places import PLACES
from craftdesk.texts.pricing import PRICING
from craftdesk.texts.problems import PROBLEMS
from craftdesk.texts.products import PRODUCTS
from craftdesk.texts.progress import PROGRESS
from craftdesk.texts.read_only import READ_ONLY
from craftdesk.texts.running import RUNNING
from craftdesk.texts.salvage import SALVAGE
from craftdesk.texts.saving import SAVING
from craftdesk.texts.shop_settings import SHOP_SETTINGS
from craftdesk.texts.standing import STANDING
from craftdesk.texts.template import Template, filled
from craftdesk.texts.upgrading import UPGRADING
from craftdesk.texts.views import VIEWS

_TABLES: tuple[Mapping[str, Template], ...] = (
    BACKUPS, BULK, CHOICES, DUPLICATES, ERRORS, EXPORTING, FIELD_TITLES, IMPORTING, IMPORT_FILES, IMPORT_ROWS, LABELS,
    LOYALTY, OPENING, ORDER_ENTRY, ORDER_LIFE, PAPERS, PLACES, PRICING, PROBLEMS, PRODUCTS, PROGRESS, READ_ONLY,
    RUNNING, SALVAGE, SAVING, SHOP_SETTINGS, STANDING, UPGRADING, VIEWS,
)  # fmt: skip
_NO_PARAMS: Mapping[str, Any] = {}


def knows(code: str) -> bool:
    """Whether there are words for a code."""
    return any(code in table for table in _TABLES)


def template(code: str) -> Template | None:
    """The words of a code before they are filled; None for one that nobody wrote words for."""
    return next((table[code] for table in _TABLES if code in table), None)


def sentence(code: str, params: Mapping[str, Any] = _NO_PARAMS) -> str:
    """The words of a code, or those that a reason has of its own. One without words is shown, and noted in the log."""
    words = template(f"{code}.{params['reason']}") if "reason" in params else None
    words = words or template(code)
    if words is None:
        logging.getLogger(__name__).warning("no words for %s", code)
        return code
    if title := FIELD_TITLES.get(f"field.{params.get('field', '')}"):
        params = {**params, "field": title}
    return filled(words, params)


def label_words(label: OperationLabel) -> str:
    """What an operation did, as menus and history name it: `Change Anna Berg`."""
    if label.code == "operation.reverted":
        inner = OperationLabel(str(label.params.get("of", "")), label.params)
        return filled(LABELS["label.operation.reverted"], {"what": label_words(inner)})
    return sentence(f"label.{label.code}", label.params)
