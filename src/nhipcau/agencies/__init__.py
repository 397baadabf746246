"""Agencies through time, their names, and the accounts that act for them."""
