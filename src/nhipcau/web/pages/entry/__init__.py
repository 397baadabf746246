"""The way in: sign-in, sign-out, own password, and the sign of life."""
