"""Duplicates and merging: what two customers share, what is refused, what goes on."""

from __future__ import annotations

from craftdesk.texts.template import Template

DUPLICATES: dict[str, Template] = {
    "duplicate.email": "Same e-mail address",
    "duplicate.phone": "Same phone number",
    "duplicate.name": "Same name",
    "duplicate.swapped_name": "First and last name swapped",
    "duplicate.similar_name": "Similar name",
    "duplicate.nickname": "Short form of the name",
    "duplicate.initial": "Initial of the name",
    "duplicate.company": "Same company",
    "duplicate.similar_company": "Similar company",
    "duplicate.address": "Same address",
    "duplicate.town": "Same town",
    "duplicate.similar_email": "Similar e-mail address",
    "duplicate.birthday": "Same birthday",
    "duplicate.vat_id": "Same VAT id",
    "duplicates.reading": "Reading the customers…",
    "duplicates.comparing": "Comparing the customers…",
    "merge.same_twice": "A customer can’t be merged with themselves. Nothing was changed: choose different customers.",
    "merge.too_few": "At least two customers are needed for that. Nothing was changed.",
    "merge.too_many": "At most {most} customers can be merged at once, not {count}. Nothing was changed.",
    "merge.deleted": "{name} is in the bin. Nothing was changed: restore them first, then merge.",
    "merge.no_such_number": "There is no customer with the number “{number}”. Nothing was changed.",
    "label.customers.merged": "Merge {others} into {name}",
    "label.duplicates.different": "Remember that {name} is not the same as {others}",
    "label.duplicates.forgotten": "Forget that {name} is not the same as {others}",
}
