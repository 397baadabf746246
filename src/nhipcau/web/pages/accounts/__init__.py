"""Accounts of the administrator's agencies."""
