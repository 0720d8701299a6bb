"""The products of the shop: list, card, form."""
