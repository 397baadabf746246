"""The audit log and the progress of long work."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One act, written in the transaction of the act. Triggers forbid changing or removing it."""

    at = models.DateTimeField(db_index=True)
    account_id = models.BigIntegerField(null=True)
    account_name = models.CharField(max_length=200)
    agency_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10)
    act = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["object_kind", "object_id"], name="audit_by_object"),
            models.Index(fields=["account_id", "at"], name="audit_by_account"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.object_kind}:{self.object_id}"


class Job(models.Model):
    """What people see of long work: how far it is, how it ended. Written outside the work's own transactions."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    account_id = models.BigIntegerField(null=True)
    agency_id = models.BigIntegerField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    outcome = models.JSONField(default=dict)
    created = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running", "done", "failed"]), name="job_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state} {self.done}/{self.total}"
