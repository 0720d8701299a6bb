"""What stands beside a field: what is wrong with a value, or only odd about it, and what puts it right."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

PROBLEMS: dict[str, Template] = {
    "draft.problems": Counted(
        "Nothing was saved: one thing has to be put right first.",
        "Nothing was saved: {count} things have to be put right first.",
    ),
    "customer.nobody": "There is nothing to know this customer by: a name, a company, a phone or an e-mail is enough.",
    "number.taken": "Another customer has the number {number}. Choose another one, or leave it empty for the next.",
    "text.too_long": "This is too long: {length} characters, and {limit} fit.",
    "list.too_long": "These are too many: {length}, and {limit} fit.",
    "rating.out_of_range": "A rating is a number from 0 to 5.",
    "discount.out_of_range": "A discount is between 0 and 100 %.",
    "payment_term.out_of_range": "A payment term is between 0 and 3650 days.",
    "credit_limit.negative": "A credit limit can’t be below zero.",
    "credit_limit.too_large": "This credit limit is larger than the book can hold.",
    "referred_by.self": "Nobody can refer themselves: choose another customer.",
    "email.no_at": "There is no @ in this address.",
    "email.odd": "“{text}” doesn’t look like an e-mail address. It is kept as it is.",
    "phone.odd": "“{text}” doesn’t look like a phone number. It is kept as it is.",
    "address.no_place": "There is no place in this address: a street, a postcode or a town is enough.",
    "address.not_for_use": "This address is not used for {use}. Change what it is used for first.",
    "task.empty": "Say in a few words what is to be done.",
    "note.empty": "There is nothing in this note yet.",
    "custom.no_title": "The field needs a name, such as Ring size.",
    "custom.title_taken": "There is a field “{title}” already. Choose another name.",
    "custom.no_choices": "Write down at least one choice.",
    "custom.no_number": "“{text}” is no number. Write it like 12.5.",
    "custom.no_date": "“{text}” is no date. Write it like 2026-05-24.",
    "custom.no_yes_no": "“{text}” is neither yes nor no.",
    "custom.no_choice": "“{text}” is not one of the choices of {title}.",
    "settings.currency": "“{text}” is no currency: three letters, such as EUR or USD.",
    "settings.country": "“{text}” is no country: two letters, such as DE or US.",
    "settings.language": "“{text}” is no language: two letters, such as en or de.",
    "settings.width": "The number of digits is between 1 and {limit}.",
}
