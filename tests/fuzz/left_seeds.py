"""What the fuzzer starts from where the program reads what it left behind itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.draft import CustomerDraft, Draft, NoteDraft, OrderDraft, ProductDraft, RawField, SettingsDraft
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import Order
from craftdesk.domain.product import Product
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.draft_files import draft_text

LEFT_BEHIND = frozenset({"salvage", "encrypted", "draft", "kept", "seal", "lock", "listing", "message"})
_NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
_DIGEST = "5" * 64


def left_seeds(target: str) -> list[bytes]:
    """The inputs that a target begins with."""
    return {
        "encrypted": _harms, "draft": _drafts, "kept": _facts, "seal": _seals, "lock": _locks, "listing": _names,
        "message": _messages,
    }[target]()  # fmt: skip


def _harms() -> list[bytes]:
    fields = {0: 8, 8: 2, 10: 1, 11: 1, 12: 4, 16: 4, 20: 4, 24: 16, 40: 12, 52: 48, 100: 60, 160: 4, 164: 30}
    patches = [place.to_bytes(2, "big") + bytes([size]) + b"\xff" * size for place, size in fields.items()]
    return [b"\0", b"\2\0\x40", *(bytes([option]) + patch for patch in patches for option in (0, 1, 4, 5))]


def _drafts() -> list[bytes]:
    contents = (
        CustomerDraft(about="Ida", customer=Customer(first_name="Ida"), address=Address(label="shop"),
                      raw=(RawField(key="birthday", parts=("31.", "02.")),)),
        OrderDraft(about="", order=Order(number="7", ordered_on=_NOW.date(), currency="EUR"), new_customer="Uma"),
        ProductDraft(about="Mug", product=Product(name="Mug")),
        SettingsDraft(about="", settings=ShopSettings(name="Clay")),
        NoteDraft(about="Ida", customer=CustomerId(3), text="likes blue"),
    )  # fmt: skip
    return [draft_text(Draft(name="a", at=_NOW, content=one)).encode() for one in contents]


def _facts() -> list[bytes]:
    place = {"folder": "/media/stick", "encrypt": True, "problem": "second.full", "seen": "2026-11-22T18:00:00Z"}
    keys = {
        "salt": "00" * 16, "memory_kib": 8192, "iterations": 1, "lanes": 1, "passphrase_key": "11" * 32,
        "recovery_key": "22" * 32,
    }  # fmt: skip
    return [json.dumps(one).encode() for one in (place, keys, place | keys)]


def _seals() -> list[bytes]:
    state = {"counter": 7, "tip": "3", "digest": _DIGEST}
    stat = {"size": 40_960, "time": 1_795_000_000_000_000_000, "inode": 5}
    return [json.dumps({"stat": stat, "states": [state] * count}).encode() for count in (1, 3)]


def _locks() -> list[bytes]:
    holder = {"host": "studio", "user": "ida", "pid": 4711, "since": "2026-11-22T18:00:00Z"}
    return [json.dumps(holder).encode(), b"", b"[" * 4096]


def _names() -> list[bytes]:
    name = "clay_2026-11-22_1805_00042_import.craftdesk"
    far = "clay_9999-12-31_2359_99999_manual.craftdesk"
    names = (name, f"{name}.sha256", f"{name}.encrypted", f".{name}.part", far)
    return [name.encode(), "\n".join(names).encode(), f"{name}.sha256\n{_DIGEST}  {name}".encode()]


def _messages() -> list[bytes]:
    return [b"[]\n", b'["/home/ida/clay.craftdesk"]\n', b'["a", "\\u0000", "\\ud800"]\n', b"[" * 2_000]
