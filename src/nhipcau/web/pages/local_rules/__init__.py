"""Local rules under review: the list, one of them with its steps, and what is written about it."""
