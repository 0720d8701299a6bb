"""The form in which an order is entered and edited."""
