"""The audit log, the progress of long work, keyed acts, the calendar and lists as administrators wrote them."""

from __future__ import annotations

from django.db import models

from nhipcau.ground.calendar import DayKind


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


class KeyedAct(models.Model):
    """What a program asked for under a key of its own, and the rows that came of it, so that it is not done twice."""

    account_id = models.BigIntegerField()
    key = models.CharField(max_length=100)
    act = models.CharField(max_length=60)
    given = models.CharField(max_length=64, help_text="SHA-256 of what was asked for")
    rows = models.JSONField(default=list, help_text="ids of what was made")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["account_id", "key"], name="keyed_act_once"),)

    def __str__(self) -> str:
        return f"{self.act} {self.key}"


class CalendarEntry(models.Model):
    """What an administrator wrote over the calendar that comes with the product. Withdrawn, never removed."""

    class Kind(models.TextChoices):
        HOLIDAY = DayKind.HOLIDAY.value
        IN_LIEU = DayKind.IN_LIEU.value
        SWAPPED = DayKind.SWAPPED.value
        ORDINARY = DayKind.ORDINARY.value
        COMPLETE = "complete"  # of a whole year: all its days are decided
        REOPENED = "reopened"  # of a whole year: something is still to be decided

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField(null=True)
    worked_instead = models.DateField(null=True)
    name = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=300, help_text="the paper that fixed it")
    at = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "calendar entries"
        indexes = (models.Index(fields=["year"], name="calendar_entry_by_year"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["complete", "reopened"], on__isnull=True)
                | models.Q(kind__in=[kind.value for kind in DayKind], on__isnull=False),
                name="calendar_entry_of_day_or_year",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="swapped", worked_instead__isnull=False)
                | models.Q(~models.Q(kind="swapped"), worked_instead__isnull=True),
                name="calendar_entry_swap_has_both_days",
            ),
            models.CheckConstraint(condition=~models.Q(basis=""), name="calendar_entry_has_basis"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.kind} {self.on or ''}".rstrip()


class LimitRecount(models.Model):
    """Limits that rest on working days counted anew after the calendar changed. Undone, it stays legible."""

    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    account_name = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True, help_text="the papers that changed the calendar")
    undone = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.note}".strip()


class RecountedLimit(models.Model):
    """One limit of a recount: which row, what it said before and after. `before` is empty where it could not be told.

    The row is named by kind and id, as in the log: limits stand in several contexts.
    """

    class Kind(models.TextChoices):
        TASK = "task"
        STEP = "step"  # of the drafting of a local rule

    recount = models.ForeignKey(LimitRecount, on_delete=models.PROTECT, related_name="limits")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    row_id = models.BigIntegerField()
    since = models.DateField(help_text="the day it is counted from")
    before = models.DateField(null=True)
    after = models.DateField()

    class Meta:
        ordering = ("recount_id", "id")
        indexes = (models.Index(fields=["kind", "row_id"], name="recounted_limit_by_row"),)
        constraints = (
            models.UniqueConstraint(fields=["recount", "kind", "row_id"], name="recounted_limit_once"),
            models.CheckConstraint(
                condition=models.Q(before__isnull=True) | ~models.Q(before=models.F("after")),
                name="recounted_limit_moved",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.row_id} {self.before} → {self.after}"


class ListEntry(models.Model):
    """What an administrator wrote beside a shipped list: a row put in, or one left out. Withdrawn, never removed."""

    list = models.CharField(max_length=20)
    key = models.CharField(max_length=200, help_text="which row of the list; a shipped key stands in its place")
    left_out = models.BooleanField(default=False)
    content = models.JSONField(default=dict)
    source = models.CharField(max_length=300, help_text="the paper or the person that says so")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    account_name = models.CharField(max_length=200)
    withdrawn = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "list entries"
        indexes = (models.Index(fields=["list", "withdrawn"], name="list_entry_standing"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(source=""), name="list_entry_has_source"),
            models.CheckConstraint(condition=~models.Q(key=""), name="list_entry_has_key"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_to")),
                name="list_entry_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.list}: {self.key}"
