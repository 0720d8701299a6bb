"""A day's work in the real window, and who kept the window waiting."""
