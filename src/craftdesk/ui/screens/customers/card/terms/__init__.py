"""Groups and agreed prices of a customer on the card."""
