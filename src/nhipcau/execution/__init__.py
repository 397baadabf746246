"""Duties become tasks: who owes what to whom by when."""
