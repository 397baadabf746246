"""Accounts, for their administrators."""
