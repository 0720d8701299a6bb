"""What the owner can do: one small class for each kind of intention, the same for the window and the command line."""
