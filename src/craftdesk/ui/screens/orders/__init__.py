"""All orders: the list with the page of an order beside it."""
