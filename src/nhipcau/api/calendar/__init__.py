"""The working calendar, as programs read and keep it."""
