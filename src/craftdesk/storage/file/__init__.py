"""The one file of a shop: its gate, its seal, its lock, its transactions."""
