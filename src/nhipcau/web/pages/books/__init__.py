"""The incoming and outgoing books: lists, lines, slips, prints."""
