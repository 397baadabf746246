"""The register of documents: list, reader with review, chain, history, the original."""
