"""Pages on duties whose successor a person must decide."""
