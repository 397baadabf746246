"""That one document of a file forwards another of it."""

from __future__ import annotations

from nhipcau.documents.models import Citation, Document


def record_transmission(*, document: Document, enclosed: Document, index: int) -> None:
    """That the document forwards another of its own file; not where either says how they stand."""
    pair = {document.pk, enclosed.pk}
    if len(pair) < 2 or Citation.objects.filter(citing_id__in=pair, cited_id__in=pair).exists():
        return
    Citation.objects.create(
        citing=document,
        cited=enclosed,
        stated_by=document,
        relation="transmits",
        pointer=f"/transmits/{index}",
        identity_key=enclosed.identity_key or "",
    )
