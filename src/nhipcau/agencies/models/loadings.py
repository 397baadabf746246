"""Provinces of the shipped register that somebody put into the installation, and what that wrote."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.agencies.models.accounts import Account


class RegisterLoading(models.Model):
    """One province loaded once. `written` names every row it made or changed, so that it can be taken back exactly."""

    province = models.CharField(max_length=60, help_text="one of the 34, as the shipped register calls it")
    with_units = models.BooleanField(help_text="districts until 30/6/2025 and communes as well")
    edition = models.CharField(max_length=20)
    made = models.PositiveIntegerField(help_text="agencies that were new")
    applied = models.PositiveIntegerField(help_text="events in force")
    planned = models.PositiveIntegerField(help_text="events that wait for a person")
    written = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    undone = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(undone__isnull=False) | Q(undone_by__isnull=True), name="register_loading_undone_has_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.province} {self.at:%Y-%m-%d}"
