"""Documents: the register, one of it, what was read in it, and people's review of that."""
