"""What is said about backups, their second place and their encryption."""

from __future__ import annotations

from craftdesk.texts.template import Template

BACKUPS: dict[str, Template] = {
    "backup.decrypting": "Decrypting the backup…",
    "second.copying": "Copying to the second place…",
    "second.verifying": "Checking the copy…",
    "second.no_folder": "{path} is no folder, so nothing was chosen. Choose a folder on the stick.",
    "second.is_first": "{path} is where the backups of this computer are. Choose a folder on a stick or another disk.",
    "second.is_beside": "{path} is where {shop} itself is, and is lost together with it. Choose a folder on a stick or"
    " another disk.",
    "second.missing": "The second place {folder} is not there now. The backup on this computer was made: it is copied"
    " there when it comes back.",
    "second.full": "There is too little room in {folder} for this backup, so it was not copied there. The backup on"
    " this computer was made: make room, or choose another place.",
    "second.spoilt": "The copy at {path} does not match the backup, so it was thrown away. The backup on this computer"
    " is fine: try again, or use another stick.",
    "encrypted.not_set_up": "There is no passphrase for encrypted backups yet, so nothing was copied readable. Set"
    " encryption up in File, Backups.",
    "encrypted.needs_secret": "This backup is encrypted. Type its passphrase or its recovery code; nothing"
    " was changed.",
    "encrypted.wrong_secret": "This passphrase or recovery code does not open the backup. Nothing was changed:"
    " try again.",
    "encrypted.not_one": "{path} is no encrypted backup. Nothing was changed: choose another file.",
    "encrypted.newer": "{path} was written by a newer CraftDesk. Nothing was changed: install the newer version first.",
    "encrypted.damaged": "{path} is damaged or was changed, so it was not used. Nothing was changed: choose another"
    " backup.",
    "encrypted.hostile": "This file asks for more than a backup may, so it was not opened. Nothing was changed: choose"
    " another backup.",
    "passphrase.short": "The passphrase is too short to protect anything: it needs at least {least} letters.",
    "passphrase.differs": "The two passphrases differ. Nothing was changed: type the same twice.",
    "passphrase.no_file": "The passphrase can’t be read from {path}. Nothing was changed.",
    "passphrase.nobody_to_ask": "A passphrase is needed and there is nobody to ask. Nothing was changed: use"
    " --passphrase-file, or the variable CRAFTDESK_PASSPHRASE.",
    "recovery.length": "A recovery code has {expected} letters and digits; these are {found}.",
    "recovery.symbol": "“{symbol}” never stands in a recovery code. Compare it with the printed page.",
    "recovery.mistyped": "One letter or digit of the recovery code is wrong. Compare it with the printed page.",
    "recovery.page.title": "Recovery code of encrypted backups",
    "recovery.page.what": "This code opens the encrypted backups of this shop when the passphrase is forgotten.",
    "recovery.page.line": "In one line: {groups}",
    "recovery.page.use": "How it is used: in CraftDesk, choose File, Restore from backup, then the backup, and type the"
    " code in place of the passphrase. Small letters, blanks and dashes make no difference; there is no letter O and no"
    " letter I in it.",
    "recovery.page.keep": "Keep this page where you keep what must not be lost, and never together with the stick:"
    " whoever has both can read everything. Without the passphrase and without this page nobody can open the backups.",
    "recovery.keep": "Write it down and keep it apart from the stick: it is not shown again, and without it or the"
    " passphrase nobody can open these backups.",
}
