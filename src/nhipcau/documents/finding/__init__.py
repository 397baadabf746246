"""Finding documents by their words: what is indexed, what is asked, what is shown of it. Pure."""
