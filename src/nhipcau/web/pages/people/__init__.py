"""Who holds which post, how each signs, who leads the field, and how to reach a person."""
