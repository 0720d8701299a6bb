"""The systems whose exports are known: one small file each, all of them data."""
