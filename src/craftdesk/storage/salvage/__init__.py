"""Reading what is left of a damaged or foreign SQLite file, page by page and never through SQLite.

Nothing of the file is ever executed, no pointer, count or length in it is believed, and damage in one place stops
nothing elsewhere. SQLite's file format: https://www.sqlite.org/fileformat2.html
"""
