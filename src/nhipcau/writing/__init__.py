"""A pure engine: values in, the bytes of papers and sheets out. No Django, no database, no clock."""
