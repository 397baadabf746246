"""Measurements of the product: quality, confidence, speed, scans, hostile input. Run by `make bench`."""
