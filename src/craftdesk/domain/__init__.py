"""Pure values and rules of a craft shop: no clock, no locale, no input or output."""
