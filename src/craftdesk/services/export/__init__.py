"""Writing what the shop keeps into files for other programs and for people: lists, workbooks, address cards, JSON."""
