"""Reminders of events: what a chat asked for, what it is to be told and when."""
