"""Agencies through time, and the names that are none yet."""
