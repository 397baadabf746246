"""The incoming and outgoing books, as programs read and write them."""
