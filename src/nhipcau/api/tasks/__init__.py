"""Tasks: the board, its counts and groups, one task and work on it."""
