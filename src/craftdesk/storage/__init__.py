"""The shop file and the only SQL: values of `domain` go in and come out, never rows."""
