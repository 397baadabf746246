"""The living page: every part in every state, for those who build and judge pages. Served in development only."""
