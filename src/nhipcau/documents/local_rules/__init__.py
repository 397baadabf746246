"""Local rules under review (C9): who owns and leads them, how far their drafting is, what came of it."""
