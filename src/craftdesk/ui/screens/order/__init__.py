"""The page of one order, wherever it is opened: what was bought, its steps, its money."""
