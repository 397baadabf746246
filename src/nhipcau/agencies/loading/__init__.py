"""A province of the shipped register: looked at ahead, loaded, taken back while nothing rests on it."""
