"""Placeholders that nothing cites any more leave the register, unless a person said something of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.documents.models import (
    Acknowledgement,
    Citation,
    Document,
    EffectDays,
    IdentityConflict,
    RestsOn,
    StatedRelation,
)


def remove_orphans(document_ids: Iterable[int]) -> None:
    """They would not be there had the last word come first. What nobody decided about them goes with them."""
    asked = set(document_ids)
    if not asked:
        return
    cited = Citation.objects.filter(cited=OuterRef("pk"))
    citing = Citation.objects.filter(citing=OuterRef("pk"))
    # What a person joined to its text stays: those who kept its address are led to the text.
    waiting = Document.objects.filter(pk__in=asked, state=Document.State.PLACEHOLDER, joined_to__isnull=True)
    orphans = set(waiting.filter(~Exists(cited), ~Exists(citing)).values_list("pk", flat=True))
    orphans -= spoken_of(orphans)
    if orphans:
        _conflicts_of(orphans).delete()
        Document.objects.filter(pk__in=orphans).delete()


def spoken_of(document_ids: Collection[int]) -> set[int]:
    """Those of which a person said something: relations, days of effect, what rests on them, what a conflict is."""
    asked = list(document_ids)
    if not asked:
        return set()
    spoken = set(StatedRelation.objects.filter(subject_id__in=asked).values_list("subject_id", flat=True))
    spoken |= set(StatedRelation.objects.filter(object_id__in=asked).values_list("object_id", flat=True))
    spoken |= set(EffectDays.objects.filter(document_id__in=asked).values_list("document_id", flat=True))
    spoken |= set(RestsOn.objects.filter(instrument_id__in=asked).values_list("instrument_id", flat=True))
    spoken |= set(Acknowledgement.objects.filter(instrument_id__in=asked).values_list("instrument_id", flat=True))
    pairs = _conflicts_of(asked).exclude(choice="").values_list("document_id", "other_id")
    return spoken | {one for pair in pairs for one in pair}


def _conflicts_of(document_ids: Iterable[int]) -> QuerySet[IdentityConflict]:
    ids = list(document_ids)
    return IdentityConflict.objects.filter(Q(document_id__in=ids) | Q(other_id__in=ids))
