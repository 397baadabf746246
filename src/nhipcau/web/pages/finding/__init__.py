"""Finding documents: the search page, the searches people keep."""
