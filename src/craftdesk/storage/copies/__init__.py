"""Verified copies of a shop file, plain and encrypted."""
