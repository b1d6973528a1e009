"""What Vocero's speed, memory and quality are, each measured by a script that prints a table."""
