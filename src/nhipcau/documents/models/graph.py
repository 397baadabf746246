"""What people say of how documents hang together: relations, days of effect, what rests on what, conflicts of identity.

What the program read lies in `Citation`; here lies what a person, or the shipped table of instruments, says beside it.
Nothing is removed: what was taken back is marked withdrawn.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhipcau.agencies.models import Agency
from nhipcau.documents.models.register import Document


class Said(models.Model):
    """Who says it and when; what was taken back is marked, never removed."""

    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    account_name = models.CharField(max_length=200)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class SaidByAgency(Said):
    """Without an agency it is said for the whole country."""

    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class StatedRelation(SaidByAgency):
    """`subject` stands so to `object`, as a person says with a basis: from `since` on, as to `part` or as a whole.

    Without an agency it is said for the whole country: by the national monitor, or by the shipped table.
    """

    subject = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="relations")
    object = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="related_by")
    kind = models.CharField(max_length=20)
    since = models.DateField(null=True)
    part = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=500)
    shipped = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["subject", "object", "kind", "part", "agency"],
                condition=Q(withdrawn__isnull=True),
                name="relation_said_once_per_agency",
            ),
            models.UniqueConstraint(
                fields=["subject", "object", "kind", "part"],
                condition=Q(withdrawn__isnull=True, agency__isnull=True),
                name="relation_said_once_for_all",
            ),
            models.CheckConstraint(condition=~Q(subject=F("object")), name="relation_of_two"),
        )

    def __str__(self) -> str:
        return f"{self.subject_id} {self.kind} {self.object_id}"


class EffectDays(SaidByAgency):
    """From when and until when a document holds, as a person says. Saying it anew withdraws what was said before."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="effects")
    effective = models.DateField(null=True)
    expires = models.DateField(null=True)
    basis = models.CharField(max_length=500)
    instead_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    shipped = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "effect days"
        constraints = (
            models.UniqueConstraint(
                fields=["document"], condition=Q(withdrawn__isnull=True), name="effect_one_standing_per_document"
            ),
            models.CheckConstraint(
                condition=Q(effective__isnull=True) | Q(expires__isnull=True) | Q(expires__gte=F("effective")),
                name="effect_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.effective}–{self.expires}"


class RestsOn(SaidByAgency):
    """Something rests on an instrument: a row of any register, by its kind and number ("task", 12), or a document.

    Whoever keeps a register, a form or a law pack joins here; documents whose text names their basis need no row.
    """

    instrument = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="bears")
    kind = models.CharField(max_length=40, help_text="as in the audit log: document, task, …")
    row_id = models.BigIntegerField()
    label = models.CharField(max_length=300, blank=True, help_text="what it is called in the list")
    article = models.CharField(max_length=200, blank=True, help_text="on which part: khoản 2 Điều 7")
    by_words = models.BooleanField(
        default=False, db_default=False, help_text="its own words name the instrument: follows them, and goes with them"
    )

    class Meta:
        ordering = ("kind", "row_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["instrument", "kind", "row_id", "article"],
                condition=Q(withdrawn__isnull=True),
                name="rests_on_once",
            ),
        )
        indexes = (models.Index(fields=["kind", "row_id"], name="rests_on_by_row"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.row_id} → {self.instrument_id}"


class Acknowledgement(Said):
    """A person has looked at what a change of an instrument means for one thing that rests on it."""

    instrument = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, help_text="the state of the instrument that was looked at")
    kind = models.CharField(max_length=40)
    row_id = models.BigIntegerField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["instrument", "state", "kind", "row_id"],
                condition=Q(withdrawn__isnull=True),
                name="acknowledged_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.row_id}: {self.instrument_id} {self.state}"


class IdentityConflict(models.Model):
    """Two things that cannot both be: one number with two issuers or two days, or two titles of one document.

    A person says what is so; the word stays, also when the same papers are read again.
    """

    class Kind(models.TextChoices):
        TWO_DATES = "two_dates"
        TWO_ISSUERS = "two_issuers"
        TWO_TITLES = "two_titles"

    class Choice(models.TextChoices):
        SAME = "same"  # one document; one of the two was written wrongly
        DIFFERENT = "different"  # two documents that share a number
        SET_ASIDE = "set_aside"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="conflicts")
    other = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", help_text="the other, or its citer")
    said = models.CharField(max_length=300, help_text="what is said of `document`")
    said_otherwise = models.CharField(max_length=300, help_text="what `other` is or says instead")
    found = models.DateTimeField()
    gone = models.DateTimeField(null=True, help_text="the words it rested on are no longer there")
    choice = models.CharField(max_length=10, choices=Choice.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    decided = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    decided_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "document", "other", "said_otherwise"], name="conflict_once_per_pair"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.document_id} {self.other_id}"
