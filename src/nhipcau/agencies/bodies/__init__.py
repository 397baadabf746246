"""Bodies that meet, and what comes of their meetings."""
