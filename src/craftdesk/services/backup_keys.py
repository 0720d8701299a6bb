"""The secrets of encrypted backups: set up once, kept on this computer as keys, typed only elsewhere."""

from __future__ import annotations

from pathlib import Path

from craftdesk import paths
from craftdesk.domain.recovery_code import code_of, looks_like_a_code
from craftdesk.errors import CraftDeskError, EnvironmentFailure, OwnerProblem
from craftdesk.services.backup_places import key_of
from craftdesk.services.kept_json import forget_kept, read_kept, write_kept
from craftdesk.storage.copies import encrypted_file, encryption_keys
from craftdesk.storage.copies.encrypted_file import DataKey, Summary
from craftdesk.storage.copies.encryption_keys import KEY, Kdf, Keys

SHORTEST = 10
"""Letters of a passphrase: fewer are guessed, however slow each guess is made."""


class BackupKeys:
    """The keys of one shop file's backups on this computer; readable by this user only."""

    def __init__(self, shop: Path) -> None:
        self._path = paths.data_dir() / "keys" / f"{key_of(shop)}.json"

    def load(self) -> Keys | None:
        """The keys; None when encryption is not set up here."""
        kept = read_kept(self._path)
        try:
            kdf = Kdf(
                salt=bytes.fromhex(str(kept["salt"])),
                memory_kib=int(str(kept["memory_kib"])),
                iterations=int(str(kept["iterations"])),
                lanes=int(str(kept["lanes"])),
            )
            by_passphrase, by_code = (bytes.fromhex(str(kept[name])) for name in ("passphrase_key", "recovery_key"))
        except (KeyError, ValueError):
            return None
        if not kdf.is_bearable or {len(by_passphrase), len(by_code)} != {KEY}:
            return None
        return Keys(kdf=kdf, passphrase_key=by_passphrase, recovery_key=by_code)

    def set_up(self, passphrase: str, code: str) -> None:
        """Keeps the keys of a passphrase and a recovery code; OwnerProblem for a passphrase that is too short."""
        self._keep(encryption_keys.new_keys(_sound(passphrase), code))

    def change_passphrase(self, passphrase: str) -> None:
        """Takes another passphrase for the backups to come; the recovery code stays, and opens the older ones too."""
        keys = self.load()
        if keys is None:
            raise EnvironmentFailure("encrypted.not_set_up")
        key = encryption_keys.passphrase_key(_sound(passphrase), keys.kdf)
        self._keep(Keys(kdf=keys.kdf, passphrase_key=key, recovery_key=keys.recovery_key))

    def forget(self) -> None:
        """Forgets the keys: what is encrypted is then opened by passphrase or recovery code only."""
        forget_kept(self._path)

    def _keep(self, keys: Keys) -> None:
        kdf = keys.kdf
        write_kept(
            self._path,
            {
                "salt": kdf.salt.hex(), "memory_kib": kdf.memory_kib, "iterations": kdf.iterations, "lanes": kdf.lanes,
                "passphrase_key": keys.passphrase_key.hex(), "recovery_key": keys.recovery_key.hex(),
            },
        )  # fmt: skip


def new_code() -> str:
    """A new recovery code; none that ends in a sign, which some keyboards hide."""
    while not (code := code_of(encryption_keys.new_code_value()))[-1].isalnum():
        pass
    return code


def check_passphrase(passphrase: str) -> None:
    """OwnerProblem for a passphrase that is too short."""
    _sound(passphrase)


def key_for(shop: Path, secret: str = "") -> DataKey:
    """What opens an encrypted backup: what somebody typed, otherwise what this computer keeps for the shop.

    OwnerProblem when there is neither.
    """
    if secret:
        code = looks_like_a_code(secret)
        return encrypted_file.with_code(secret) if code else encrypted_file.with_passphrase(secret)
    keys = BackupKeys(shop).load()
    if keys is None:
        raise OwnerProblem("encrypted.needs_secret")
    return encrypted_file.with_keys(keys)


def summary_of(path: Path, shop: Path, secret: str = "") -> Summary:
    """What an encrypted backup holds, by its header: quick, for a list; raises as `decrypt` does."""
    find = key_for(shop, secret)
    with path.open("rb") as file:
        header = encrypted_file.read_header(file, path)
    key = find(header)
    if key is None:
        raise EnvironmentFailure("encrypted.wrong_secret", path=str(path))
    return encrypted_file.read_summary(header, key, path)


def opens_without_asking(path: Path, shop: Path) -> bool:
    """Whether this computer keeps the key of an encrypted backup."""
    try:
        summary_of(path, shop)
    except (CraftDeskError, OSError):
        return False
    return True


def _sound(passphrase: str) -> str:
    if len(passphrase) < SHORTEST:
        raise OwnerProblem("passphrase.short", least=SHORTEST)
    return passphrase
