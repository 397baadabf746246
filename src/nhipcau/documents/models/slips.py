"""The slip that goes with an incoming paper: what the agency's leader, the unit's leader and the officer say of it.

Phiếu giải quyết văn bản đến, Decree 30/2020, Annex IV.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.agencies.models import Agency
from nhipcau.documents.models.books import Entry


class ResolutionSlip(models.Model):
    """One per incoming line. `version` guards against two people writing on it at once."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="slip")
    opened = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    opinions: models.Manager[Opinion]
    parts: models.Manager[SlipPart]

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"slip of {self.entry_id}"


class Opinion(models.Model):
    """What one person says on the slip, at one of its three levels. Withdrawn, it stays legible."""

    class Rank(models.TextChoices):
        AGENCY_LEADER = "agency_leader"
        UNIT_LEADER = "unit_leader"
        OFFICER = "officer"

    slip = models.ForeignKey(ResolutionSlip, on_delete=models.PROTECT, related_name="opinions")
    rank = models.CharField(max_length=14, choices=Rank.choices)
    words = models.TextField()
    by_name = models.CharField(max_length=150, help_text="whose opinion it is; a clerk may have written it down")
    on = models.DateField()
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    account_name = models.CharField(max_length=200)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ("slip_id", "id")

    def __str__(self) -> str:
        return f"{self.rank} {self.by_name}"


class SlipPart(models.Model):
    """Who leads and who cooperates, each with a time of its own: article 23.2."""

    class Part(models.TextChoices):
        LEAD = "lead"
        COORDINATOR = "coordinator"

    slip = models.ForeignKey(ResolutionSlip, on_delete=models.PROTECT, related_name="parts")
    part = models.CharField(max_length=12, choices=Part.choices)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="slip_parts")
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ("slip_id", "-part", "position")
        constraints = (
            models.UniqueConstraint(fields=["slip", "part", "position"], name="slip_part_once_per_place"),
            models.UniqueConstraint(fields=["slip"], condition=Q(part="lead"), name="slip_has_one_lead"),
        )

    def __str__(self) -> str:
        return f"{self.part} {self.name}"
