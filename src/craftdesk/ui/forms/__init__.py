"""Forms: editors of one value each, the box with label and message around them, and the forms made of them."""
