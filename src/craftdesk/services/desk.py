"""Everything the owner can do with one open shop file, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from craftdesk.services.accounts import AccountService
from craftdesk.services.addresses import AddressService
from craftdesk.services.agreed_prices import AgreedPriceService
from craftdesk.services.backups import BackupService
from craftdesk.services.bulk_changes import BulkChangeService
from craftdesk.services.check import CheckService
from craftdesk.services.custom_fields import CustomFieldService
from craftdesk.services.customers import CustomerService
from craftdesk.services.duplicates import DuplicateService
from craftdesk.services.export.service import ExportService
from craftdesk.services.figures import FigureService
from craftdesk.services.groups import GroupService
from craftdesk.services.history import HistoryService
from craftdesk.services.home import HomeService
from craftdesk.services.loyalty import LoyaltyService
from craftdesk.services.merging import MergeService
from craftdesk.services.notes import NoteService
from craftdesk.services.order_entry import OrderEntryService
from craftdesk.services.order_life import OrderLifeService
from craftdesk.services.orders import OrderService
from craftdesk.services.papers import PaperService
from craftdesk.services.price_changes import PriceChangeService
from craftdesk.services.product_search import ProductSearch
from craftdesk.services.products import ProductService
from craftdesk.services.settings import SettingsService
from craftdesk.services.standing_orders import StandingOrderService
from craftdesk.services.tasks import TaskService
from craftdesk.services.views import ViewService
from craftdesk.services.vouchers import VoucherService
from craftdesk.services.wants import WantService
from craftdesk.storage.book import Store
from craftdesk.storage.file.shop_file import ShopFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The services of an open shop file; they share its one writer."""

    shop: ShopFile
    store: Store
    customers: CustomerService
    custom_fields: CustomFieldService
    addresses: AddressService
    notes: NoteService
    tasks: TaskService
    orders: OrderService
    products: ProductService
    price_changes: PriceChangeService
    groups: GroupService
    agreed_prices: AgreedPriceService
    order_life: OrderLifeService
    accounts: AccountService
    vouchers: VoucherService
    standing: StandingOrderService
    wants: WantService
    papers: PaperService
    order_entry: OrderEntryService
    figures: FigureService
    loyalty: LoyaltyService
    views: ViewService
    bulk_changes: BulkChangeService
    history: HistoryService
    home: HomeService
    settings: SettingsService
    export: ExportService
    backups: BackupService
    check: CheckService
    duplicates: DuplicateService
    merging: MergeService

    @classmethod
    def open(cls, shop: ShopFile) -> Desk:
        """The services over a shop file; the file stays the caller's to close."""
        store = Store(shop)
        backups, loyalty, search = BackupService(shop), LoyaltyService(store), ProductSearch()
        return cls(
            shop=shop,
            store=store,
            customers=CustomerService(store),
            custom_fields=CustomFieldService(store),
            addresses=AddressService(store),
            notes=NoteService(store),
            tasks=TaskService(store),
            orders=OrderService(store),
            products=ProductService(store, search),
            price_changes=PriceChangeService(store),
            groups=GroupService(store),
            agreed_prices=AgreedPriceService(store),
            order_life=OrderLifeService(store),
            accounts=AccountService(store),
            vouchers=VoucherService(store),
            standing=StandingOrderService(store),
            wants=WantService(store),
            papers=PaperService(store),
            order_entry=OrderEntryService(store, search),
            figures=FigureService(store),
            loyalty=loyalty,
            views=ViewService(store),
            bulk_changes=BulkChangeService(store),
            history=HistoryService(store),
            home=HomeService(store, backups, loyalty),
            settings=SettingsService(store),
            export=ExportService(store),
            backups=backups,
            check=CheckService(store),
            duplicates=DuplicateService(store),
            merging=MergeService(store),
        )

    def today(self) -> date:
        """The day it is where the owner is."""
        return self.shop.clock().astimezone().date()
