"""The incoming and outgoing books: series of numbers, the lines in them, whom a paper was sent to, drafts of lines.

Decree 30/2020, articles 15, 22 and Annex IV. A line is never taken out of a book: a number is used once, whatever
becomes of the paper.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhipcau.agencies.models import Agency
from nhipcau.documents.models.graph import StatedRelation
from nhipcau.documents.models.register import Document


class Book(models.Model):
    """One series of numbers of one agency: of a year, or at Party agencies of a term and a type of document.

    `label` tells a series of its own apart: copies, or a council that uses its host's seal.
    """

    class Kind(models.TextChoices):
        INCOMING = "incoming"
        OUTGOING = "outgoing"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="books")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    label = models.CharField(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    term = models.CharField(max_length=20, blank=True, help_text="nhiệm kỳ: 2025–2030")
    document_type = models.CharField(max_length=12, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, help_text="the last day on which a number was given")
    first_number = models.PositiveIntegerField(default=1, help_text="above 1 where a book on paper is continued")
    last_number = models.PositiveIntegerField(default=0, help_text="the number given last; one less than the first")

    entries: models.Manager[Entry]

    class Meta:
        ordering = ("agency_id", "kind", "-opened_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(year__isnull=False, term="") | (Q(year__isnull=True) & ~Q(term="")),
                name="book_of_a_year_or_a_term",
            ),
            models.CheckConstraint(
                condition=Q(first_number__gte=1) & Q(last_number__gte=F("first_number") - 1),
                name="book_numbers_from_its_first",
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "label", "document_type", "year"],
                condition=Q(year__isnull=False),
                name="book_once_per_year",
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "label", "document_type", "term"],
                condition=Q(year__isnull=True),
                name="book_once_per_term",
            ),
        )

    def __str__(self) -> str:
        return " ".join(
            str(part) for part in (self.kind, self.label, self.document_type, self.year or self.term) if part
        )


class Entry(models.Model):
    """One line of a book, with what the statutory columns ask for as it was written in."""

    class State(models.TextChoices):
        RESERVED = "reserved"  # the number is given, the paper is still to be signed
        REGISTERED = "registered"
        VOID = "void"  # the number is used up and stands for no paper
        RECALLED = "recalled"
        REPLACED = "replaced"

    class Urgency(models.TextChoices):
        NONE = ""
        URGENT = "khẩn"
        VERY_URGENT = "thượng khẩn"
        FLASH = "hỏa tốc"

    class Medium(models.TextChoices):
        PAPER = "paper"
        ELECTRONIC = "electronic"

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices)
    medium = models.CharField(max_length=10, choices=Medium.choices, default=Medium.PAPER)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="entries", help_text="empty where only paper came"
    )
    entered_on = models.DateField(help_text="the day it arrived, or the day of an outgoing number")
    arrived_at = models.TimeField(null=True)
    author = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=80, blank=True)
    document_date = models.DateField(null=True)
    type_name = models.CharField(max_length=100, blank=True)
    subject = models.TextField(blank=True)
    urgency = models.CharField(max_length=12, choices=Urgency.choices, blank=True)
    handed_to = models.CharField(max_length=300, blank=True)
    submitted_on = models.DateField(null=True, help_text="laid before whoever decides on it")
    transferred_on = models.DateField(null=True)
    signed_for = models.CharField(max_length=150, blank=True)
    remarks = models.TextField(blank=True)
    signer = models.CharField(max_length=150, blank=True)
    recipients = models.TextField(blank=True)
    kept_by = models.CharField(max_length=200, blank=True, help_text="who keeps the file copy")
    copies = models.PositiveIntegerField(null=True)
    due_on = models.DateField(null=True, help_text="until when an incoming paper is to be resolved")
    answer = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers")
    answer_words = models.CharField(max_length=200, blank=True)
    resolved_on = models.DateField(null=True)
    registered = models.DateTimeField()
    registered_by_id = models.BigIntegerField(null=True)
    registered_by_name = models.CharField(max_length=200)
    code_folded = models.CharField(max_length=80, blank=True, editable=False)
    author_key = models.CharField(max_length=300, blank=True, editable=False)
    folded = models.TextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    amendments: models.Manager[Amendment]
    sendings: models.Manager[Sending]

    class Meta:
        ordering = ("book_id", "number")
        verbose_name_plural = "entries"
        indexes = (
            models.Index(fields=["book", "entered_on"], name="entry_by_day"),
            models.Index(fields=["code_folded"], name="entry_by_code"),
        )
        constraints = (
            models.UniqueConstraint(fields=["book", "number"], name="entry_number_once_per_book"),
            models.CheckConstraint(condition=Q(number__gte=1), name="entry_number_from_one"),
            models.CheckConstraint(
                condition=Q(state__in=["reserved", "registered", "void", "recalled", "replaced"]),
                name="entry_state_known",
            ),
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=True) | Q(resolved_on__gte=F("entered_on")),
                name="entry_resolved_after_it_came",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.code}".strip()


class Amendment(models.Model):
    """That a paper was recalled, replaced or corrected (article 18.3, 18.4), and by which. Undone, it stays legible."""

    class Kind(models.TextChoices):
        RECALLED = "recalled"
        REPLACED = "replaced"
        CORRECTED = "corrected"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="amendments")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.ForeignKey(
        Entry,
        null=True,
        on_delete=models.PROTECT,
        related_name="amends",
        help_text="the line of the paper that says so",
    )
    words = models.CharField(max_length=300, help_text="the paper that says so, or why")
    relation = models.ForeignKey(
        StatedRelation,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="said of the two documents by the same act, where both are in the register",
    )
    on = models.DateField()
    at = models.DateTimeField()
    account_name = models.CharField(max_length=200)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ("entry_id", "id")
        constraints = (
            models.CheckConstraint(condition=Q(by__isnull=True) | ~Q(by=F("entry")), name="amendment_by_another_line"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.entry_id}"


class Sending(models.Model):
    """One addressee of an outgoing paper: how it was sent, whether it came."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        RECEIVED = "received"
        RETURNED = "returned"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sendings")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    sent_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    number_there = models.PositiveIntegerField(null=True, help_text="its number in the addressee's incoming book")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("entry_id", "position")
        constraints = (
            models.UniqueConstraint(fields=["entry", "position"], name="sending_once_per_place"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True, state__in=["waiting", "sent", "returned"])
                | Q(received_on__isnull=False, state="received"),
                name="sending_received_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.state}"


class EntryDraft(models.Model):
    """What somebody has filled in for a line and not yet entered. One for each account and kind of book."""

    account_id = models.BigIntegerField()
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Book.Kind.choices)
    fields = models.JSONField(default=dict)
    saved = models.DateTimeField()

    class Meta:
        ordering = ("account_id", "kind")
        constraints = (
            models.UniqueConstraint(fields=["account_id", "agency", "kind"], name="entry_draft_one_per_kind"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.kind}"
