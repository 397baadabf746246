"""The board of tasks, one task, and the home page."""
