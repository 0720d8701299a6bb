"""Paper: what is to be printed laid out in millimetres, then painted on a printer, into a PDF, or as a picture."""
