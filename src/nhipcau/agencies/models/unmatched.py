"""Names met in documents that are no one agency, or not yet known as one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.agencies.models.identity import Agency


class UnmatchedName(models.Model):
    """A name met in a document that is no one agency: a collective, an open set, or a name to be looked at."""

    class State(models.TextChoices):
        OPEN = "open"
        MATCHED = "matched"  # to an agency that existed
        MADE = "made"  # a new agency was made for it
        SET_ASIDE = "set_aside"  # no agency: an open set, a phrase

    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    locality_folded = models.CharField(max_length=100, blank=True)
    host = models.ForeignKey(
        Agency,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="issuer whose unit it is: every agency has its own Phòng Tổng hợp",
    )
    met_on = models.DateField(null=True, help_text="ngày của văn bản gặp lần đầu: cơ quan được tìm theo ngày đó")
    document_id = models.BigIntegerField(null=True, help_text="where it was met first")
    met = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    reopened = models.BooleanField(
        default=False, help_text="a decision was taken back: the name waits although the register has such an agency"
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("state", "-met", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["folded", "locality_folded"],
                condition=Q(host__isnull=True),
                name="unmatched_name_once_per_locality",
            ),
            models.UniqueConstraint(
                fields=["folded", "host"], condition=Q(host__isnull=False), name="unmatched_name_once_per_host"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["matched", "made"], agency__isnull=False)
                | Q(state__in=["open", "set_aside"], agency__isnull=True),
                name="unmatched_name_settled_has_agency",
            ),
        )

    def __str__(self) -> str:
        return self.name
