"""What a document is found by follows the document, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.documents.finding.wording import EDITION, Repaired, wording_of
from nhipcau.documents.models import Document, Indexed
from nhipcau.foundation import adding, audit
from nhipcau.ground.actor import Actor
from nhipcau.ground.text import write_out

CHUNK = 100


def index_documents(documents: Iterable[Document]) -> None:
    """One statement for all of them. Their `original` and `run` are read where they are not at hand."""
    adding.add_or_replace(
        (indexed_of(document) for document in {document.pk: document for document in documents}.values()),
        by=("document",),
        columns=("edition", "code_key", "head", "body", "accents"),
    )


def reindex(*, actor: Actor, anew: bool) -> Iterator[int]:
    """How many were made, after each hundred; what is made stays made when it is broken off.

    Those without words or with words of an older edition; `anew`: first all of them are taken for old.
    """
    with transaction.atomic():
        if anew:
            Indexed.objects.update(edition=0)
        audit.record(actor, "index.remade", None, edition=EDITION, anew=anew)
    last = 0
    while made := _next_chunk(after=last):
        last = made[-1]
        yield len(made)


def count_unindexed() -> int:
    return _unindexed().count()


def has_older_words() -> bool:
    """Whether the program has come to fold otherwise since some document got its words. One row of an index is read."""
    return Indexed.objects.filter(edition__lt=EDITION).exists()


@transaction.atomic
def _next_chunk(*, after: int) -> list[int]:
    waiting = list(_unindexed().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:CHUNK])
    # Locked, so that words made here never overwrite those of a correction that came meanwhile.
    rows = Document.objects.select_for_update(of=("self",)).filter(pk__in=waiting).order_by("pk")
    index_documents(rows.select_related("original", "run"))
    return waiting


def _unindexed() -> QuerySet[Document]:
    return Document.objects.filter(~Exists(Indexed.objects.filter(document=OuterRef("pk"), edition=EDITION)))


def indexed_of(document: Document) -> Indexed:
    """The words of a document, not kept yet."""
    words = wording_of(
        code=document.code,
        head=(
            document.code,
            document.title,
            document.issuer_name,
            write_out(document.issuer_name),
            document.locality,
        ),
        text=document.original.text if document.original else "",
        start=document.start,
        end=document.end,
        repairs=_repairs(document),
    )
    return Indexed(
        document=document,
        edition=EDITION,
        code_key=words.code_key,
        head=words.head,
        body=words.body,
        accents=words.accents,
    )


def _repairs(document: Document) -> tuple[Repaired, ...]:
    if document.run is None:
        return ()
    return tuple(
        Repaired(start=repair["span"][0], end=repair["span"][1], proposed=repair["proposed"])
        for repair in document.run.reading.get("repairs", [])
    )
