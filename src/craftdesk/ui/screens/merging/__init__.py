"""Making one customer of several: the worklist of duplicates, and the panel where the best values are chosen."""
