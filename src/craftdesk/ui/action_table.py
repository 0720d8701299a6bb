"""Every command of the window, declared once: its words, its key, and when it can be had.

Menus, buttons, context menus, the find-or-run palette and the sheet of shortcuts all read this table.
"""

from __future__ import annotations

from craftdesk.ui.action_spec import ActionSpec
from craftdesk.ui.action_tables.customer import CUSTOMER
from craftdesk.ui.action_tables.edit import EDIT
from craftdesk.ui.action_tables.help import HELP
from craftdesk.ui.action_tables.order import ORDER
from craftdesk.ui.action_tables.product import PRODUCT
from craftdesk.ui.action_tables.reports import REPORTS
from craftdesk.ui.action_tables.shop import SHOP
from craftdesk.ui.action_tables.view import VIEW

ACTIONS: tuple[ActionSpec, ...] = (*SHOP, *EDIT, *VIEW, *CUSTOMER, *ORDER, *PRODUCT, *REPORTS, *HELP)
