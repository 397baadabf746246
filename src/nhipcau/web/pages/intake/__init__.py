"""Taking files in: upload, a line per file, progress of the machine's work."""
