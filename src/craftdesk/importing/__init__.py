"""From a stranger's file to the shop's records: bytes, text, records, columns, meaning, plan, apply, report."""
