"""The directory of agencies, and the queue of names no agency has been found for."""
