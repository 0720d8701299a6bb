"""One file for each thing the owner does; each says its budget and measures it in a process of its own."""
