"""What an open shop's first half hands to its second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from craftdesk.controllers.customer_list import CustomerListController
from craftdesk.controllers.filter_choices import FilterChoicesController
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.lists import CustomerList
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.error_outlet import ErrorOutlet
from craftdesk.ui.finder import Finder
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.pages import Pages
from craftdesk.ui.screens.customers.screen import CustomersScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The window with the list of one shop in it."""

    kit: Kit
    window: MainWindow
    pages: Pages
    errors: ErrorOutlet
    finder: Finder
    shop: ShopFile
    settings: ShopSettings
    near: CustomerList
    controller: CustomerListController
    choices: FilterChoicesController
    screen: CustomersScreen
    today: Callable[[], date]
    show_saving: Callable[[bool], None]
