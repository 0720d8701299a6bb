"""What is arranged with a customer, on the card: account, gift vouchers, standing orders, wants; and its dialogs."""
