"""Which announcements are of the same event, and what of all that they say holds."""
