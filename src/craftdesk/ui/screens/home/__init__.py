"""The page that a day begins with."""
