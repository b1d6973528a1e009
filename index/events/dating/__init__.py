"""How dates in press prose are read: tokens, rules over classes of words, and values that become days."""
