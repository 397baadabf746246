"""What people said of what was read, what stands from it as duties, and where a newer reading disagrees."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.documents.models.register import Document, ReadingRun


class Verdict(models.Model):
    """What a person said of one value that was read: right, wrong, another value, or one that was missed.

    Lies beside the reading, never over it. An act on many values shares one `batch`, and is undone as one.
    """

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed"
        CORRECTED = "corrected"
        REJECTED = "rejected"
        ADDED = "added"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="verdicts")
    run = models.ForeignKey(ReadingRun, on_delete=models.PROTECT, related_name="verdicts")
    pointer = models.CharField(max_length=80, help_text="JSON pointer from the document: /number, /duties/3/lead/0")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.JSONField(null=True)
    spans = models.JSONField(default=list)
    batch = models.UUIDField()
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    account_name = models.CharField(max_length=200)
    withdrawn = models.DateTimeField(null=True)
    replaced_by_batch = models.UUIDField(null=True, help_text="undoing that batch brings this verdict back")
    carried_from = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="carried",
        help_text="the same word on an earlier reading of the same document",
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["document", "run", "pointer"],
                condition=Q(withdrawn__isnull=True),
                name="verdict_one_standing_per_value",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pointer} {self.kind}"


class Duty(models.Model):
    """One assignment of a document as it stands: what was read, with verdicts laid over it."""

    class State(models.TextChoices):
        READ = "read"  # hollow: nobody has confirmed it
        CONFIRMED = "confirmed"
        REJECTED = "rejected"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="duties")
    pointer = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READ)
    section = models.CharField(max_length=60, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    nature = models.CharField(max_length=10)
    lead = models.JSONField(default=list)
    coordinators = models.JSONField(default=list)
    requested = models.JSONField(default=list)
    roles = models.JSONField(default=list)
    due = models.JSONField(null=True)
    report_to = models.CharField(max_length=300, blank=True)
    via = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)

    class Meta:
        ordering = ("document_id", "start", "id")
        verbose_name_plural = "duties"
        constraints = (models.UniqueConstraint(fields=["document", "pointer"], name="duty_once_per_pointer"),)

    def __str__(self) -> str:
        return f"{self.section} {self.words[:60]}"


class Disagreement(models.Model):
    """A newer reading differs from what a person said, or from what stands on the board. A person decides.

    Until then the older stands: the person's word is carried over, and no task is touched.
    """

    class Kind(models.TextChoices):
        DIFFERS = "differs"  # a person's value, and the new reading has another
        MISSING = "missing"  # a person's value, and the new reading has none
        BOARD = "board"  # nobody judged it, but a task rests on it and would say something else
        GONE = "gone"  # nobody judged it, a task rests on it, and the new reading does not find it
        DIVIDED = "divided"  # the new reading divides the file into other documents

    class Choice(models.TextChoices):
        KEPT = "kept"
        TAKEN = "taken"
        OVERTAKEN = "overtaken"  # by a still newer reading

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="disagreements")
    run = models.ForeignKey(ReadingRun, on_delete=models.PROTECT, related_name="+")
    duty = models.ForeignKey(Duty, null=True, on_delete=models.PROTECT, related_name="disagreements")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    pointer = models.CharField(max_length=80, help_text="where the value stands now; empty for the whole document")
    kept = models.JSONField(null=True)
    read = models.JSONField(null=True)
    kept_words = models.TextField(blank=True)
    read_words = models.TextField(blank=True)
    said_by = models.CharField(max_length=200, blank=True, help_text="who said what is kept; empty where nobody did")
    at = models.DateTimeField()
    choice = models.CharField(max_length=10, choices=Choice.choices, blank=True)
    settled = models.DateTimeField(null=True)
    settled_by_id = models.BigIntegerField(null=True)
    settled_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["document", "pointer"], condition=Q(settled__isnull=True), name="disagreement_open_once"
            ),
            models.CheckConstraint(
                condition=Q(settled__isnull=True, choice="") | Q(settled__isnull=False) & ~Q(choice=""),
                name="disagreement_settled_by_a_choice",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.pointer} {self.kind}"
