"""Programs of their own that the benchmarks start and time."""
