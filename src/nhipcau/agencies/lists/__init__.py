"""The four lists by which names, collectives and functions are understood, shipped and kept by hand."""
