"""What people think of answers, what is kept of it with their consent, and how it is erased."""
