"""What the releases announce: dates in press prose, the events they are of, and the calendar of all."""
