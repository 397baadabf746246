"""Collectives of a document ("các sở, ban, ngành"), resolved once to the agencies of that day, or left open."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.agencies.models.accounts import Account
from nhipcau.agencies.models.identity import Agency


class AgencyGroup(models.Model):
    """A phrase of one document that means many: the rule that told whom, the day it was told for, and its members.

    A snapshot: agencies made, merged or abolished later change nothing in it. §3.2 of the rules of the trade.
    """

    class State(models.TextChoices):
        LISTED = "listed"  # the rule gave its members
        EMPTY = "empty"  # by the rule, nobody that day
        OPEN = "open"  # "các đơn vị liên quan": never expanded, its people are asked
        NAMED = "named"  # a person named the members of an open set
        GENERAL = "general"  # "các cấp, các ngành": everybody, and so nobody

    phrase = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    document_id = models.BigIntegerField()
    locality_folded = models.CharField(max_length=100, blank=True, editable=False)
    rule = models.CharField(max_length=40, help_text="mã trong collectives.toml")
    as_of = models.DateField(help_text="ngày của văn bản; không có thì ngày vào sổ")
    state = models.CharField(max_length=8, choices=State.choices)
    created = models.DateTimeField(auto_now_add=True)

    members: models.Manager[AgencyGroupMember]

    class Meta:
        ordering = ("document_id", "id")
        constraints = (
            models.UniqueConstraint(fields=["document_id", "folded"], name="agency_group_once_per_document"),
            models.CheckConstraint(
                condition=Q(state__in=["listed", "empty", "open", "named", "general"]), name="agency_group_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.phrase} ({self.as_of})"


class AgencyGroupMember(models.Model):
    """One agency of a collective. `named_by` is empty where the rule gave it."""

    group = models.ForeignKey(AgencyGroup, on_delete=models.CASCADE, related_name="members")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("group_id", "id")
        constraints = (models.UniqueConstraint(fields=["group", "agency"], name="agency_once_in_group"),)

    def __str__(self) -> str:
        return f"{self.agency_id} in {self.group_id}"
