"""The incoming and outgoing books, as programs read them."""
