"""Products, price levels, groups and agreed prices: what is wrong, and what an operation did."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

PRODUCTS: dict[str, Template] = {
    "product.nameless": "The product needs a name.",
    "product.sku_taken": "“{name}” has the SKU {sku} already. Choose another one, or leave it empty.",
    "product.name_twice": "There is another product “{name}”. A SKU for each tells them apart.",
    "product.level_twice": "There is a price for {level} already. One price for each level is enough.",
    "product.used": Counted(
        "“{name}” was sold, ordered, agreed or asked for, so it can’t be deleted. Nothing was changed: take it out of"
        " the range instead, and it stays in the old orders.",
        "{count} of these products were sold, ordered, agreed or asked for (“{name}” is one), so they can’t be deleted."
        " Nothing was changed: take them out of the range instead, and they stay in the old orders.",
    ),
    "price.negative": "A price can’t be below zero. For a gift write 0.",
    "price.too_large": "This price is larger than the book can hold.",
    "price.absurd": "This is a very high price. Look whether the decimal sign is where it should be.",
    "price_change.too_large": "{name} would cost more than the book can hold. No price was changed.",
    "price_change.out_of_range": "Prices can fall by less than 100 % and rise by at most 1,000 %.",
    "tax_rate.out_of_range": "A tax rate is between 0 and 100 %.",
    "group.no_name": "The group needs a name, such as Wholesale.",
    "group.name_taken": "There is a group “{group}” already. Choose another name.",
    "group.not_found": "This group isn’t in the book any more. Undo may bring it back.",
    "agreed.no_product": "Choose the product that the price is for.",
    "agreed.ends_before": "The last day is before the first one.",
    "agreed.overlaps": "Another price for {product} is agreed for some of these days. Let one end before the next"
    " begins.",
    "agreed.not_found": "This agreed price isn’t in the book any more. Undo may bring it back.",
    "label.product.added": "Add the product {name}",
    "label.product.changed": "Change the product {name}",
    "label.products.activated": Counted("Take {name} into the range", "Take {count} products into the range"),
    "label.products.put_away": Counted("Take {name} out of the range", "Take {count} products out of the range"),
    "label.products.deleted": Counted("Delete the product {name}", "Delete {count} products"),
    "label.products.prices": Counted("Change the price of one product", "Change the prices of {count} products"),
    "label.group.added": "Add the group {group}",
    "label.group.changed": "Change the group {group}",
    "label.group.renamed": "Rename the group {before} to {group}",
    "label.group.removed": "Remove the group {group}",
    "label.group.joined": Counted("Put {name} into the group {group}", "Put {count} customers into the group {group}"),
    "label.group.left": Counted("Take {name} out of the group {group}", "Take {count} customers out of {group}"),
    "label.agreed.added": "Agree a price for {product} with {name}",
    "label.agreed.changed": "Change the agreed price for {product} with {name}",
    "label.agreed.removed": "Remove the agreed price for {product} with {name}",
}
