"""The card of one customer: header and tabs."""
