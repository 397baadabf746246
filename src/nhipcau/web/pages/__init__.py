"""The pages, a folder per area of work."""
