"""Files as they came, the runs of the engine over them, and which agencies hold which documents."""

from __future__ import annotations

from typing import cast

from django.db.models import QuerySet

from nhipcau.documents.models import Copy, Document, Holding, Original, ReadingRun
from nhipcau.foundation import adding, clock
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.reading.edition import edition
from nhipcau.reading.told import Told
from nhipcau.reading.types import Reading


def known_original(sha256: str) -> Original | None:
    """The row of these very bytes, if they came before."""
    # Most often they did not, and to ask that is far cheaper.
    if not _KNOWN.rows(sha256):
        return None
    return Original.objects.filter(sha256=sha256).defer("text").first()


def _known(sha256: str) -> QuerySet[Original, tuple[int]]:
    return Original.objects.filter(sha256=sha256).values_list("pk")


_KNOWN = Prepared(_known)


def keep_original(*, actor: Actor, reading: Reading, filename: str, size: int) -> Original:
    """The row of a new file. Its bytes are in the storage already."""
    original = Original(
        sha256=reading.sha256,
        filename=filename[-255:],
        media_type=reading.media_type,
        size=size,
        text=reading.text,
        source_kind=reading.source_kind.value,
        received=clock.now(),
        received_by_id=actor.account_id,
        agency_id=actor.agency_id,
        channel=actor.channel,
    )
    adding.add([original])
    return original


def record_reading(*, original: Original, told: Told) -> ReadingRun:
    """What this edition of the engine read. Never overwrites an earlier run."""
    run = ReadingRun(
        original=original,
        engine_version=edition(),
        at=clock.now(),
        reading=cast(Json, told.contract),
    )
    adding.add([run])
    return run


def hold(*, document: Document, agency_id: int | None, how: Holding.How) -> None:
    """That the agency has the document. Saying it again changes nothing."""
    if agency_id is None:
        return
    row = Holding(document=document, agency_id=agency_id, how=how, at=clock.now())
    if how == Holding.How.BOOKED:
        # A second copy of a recalled paper is as frozen as the first.
        frozen = Holding.objects.filter(document=document, agency_id=agency_id, frozen__isnull=False)
        row.frozen = frozen.order_by("frozen").values_list("frozen", flat=True).first()
    adding.add_unless_there([row])


def keep_copy(*, document: Document, original: Original, position: int) -> None:
    """That another file holds the same document."""
    Copy.objects.get_or_create(original=original, position=position, defaults={"document": document})


def documents_in(original: Original) -> tuple[Document, ...]:
    """The documents a file holds, in order, those known from another file among them."""
    own = {d.position: d for d in Document.objects.filter(original=original, state=Document.State.HELD)}
    copies = {c.position: c.document for c in Copy.objects.filter(original=original).select_related("document")}
    together = copies | own
    return tuple(together[position] for position in sorted(together))
