"""Which columns of which table are searched."""

from nhipcau.foundation.index import Table

INDEXED = Table(
    name="documents_indexed",
    key="document_id",
    columns=("head", "body", "accents"),
    searched=("body", "accents"),
    numbered=("body",),
)
