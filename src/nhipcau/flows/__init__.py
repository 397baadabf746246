"""One file per journey across contexts, readable in order."""
