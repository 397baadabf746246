"""Settings, addresses, the WSGI door: knows all, known by none."""
