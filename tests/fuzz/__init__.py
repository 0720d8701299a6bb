"""Inputs that nobody thought of: what each part of the import has to bear, by chance and by a fuzzer on demand."""
