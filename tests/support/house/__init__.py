"""The rules of the house as functions: modules in, findings out."""
