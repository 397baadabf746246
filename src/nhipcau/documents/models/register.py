"""The register: originals, what the program read in them, documents, who holds, names and cites them."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from nhipcau.agencies.models import Agency

if TYPE_CHECKING:
    from nhipcau.documents.models.judged import Disagreement, Duty, Verdict


class Original(models.Model):
    """A file as it came, byte for byte, kept under its SHA-256. One row however often the same bytes arrive."""

    sha256 = models.CharField(max_length=64, unique=True)
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    text = models.TextField(help_text="the reading text: what its documents say stands in it, span by span")
    source_kind = models.CharField(max_length=10)
    received = models.DateTimeField()
    received_by_id = models.BigIntegerField(null=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.filename


class ReadingRun(models.Model):
    """What one edition of the engine read in one original. Never overwritten: reading again adds a run."""

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="runs")
    engine_version = models.CharField(max_length=20)
    at = models.DateTimeField()
    reading = models.JSONField(help_text="the reading contract's object")
    text = models.TextField(
        null=True, help_text="what its spans point into, where that is not the text of the original as it is read now"
    )

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.original_id} {self.engine_version}"


class Document(models.Model):
    """One document of the register: held (its text is here) or a placeholder (cited, or reported by the press)."""

    class State(models.TextChoices):
        HELD = "held"
        PLACEHOLDER = "placeholder"

    class Review(models.TextChoices):
        UNREVIEWED = "unreviewed"
        CONFIRMED = "confirmed"

    state = models.CharField(max_length=12, choices=State.choices)
    review = models.CharField(max_length=12, choices=Review.choices, default=Review.UNREVIEWED)
    source_kind = models.CharField(max_length=10, default="official")
    # The values as they stand: what was read, with what people corrected laid over it.
    type = models.CharField(max_length=12, blank=True)
    number = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=80, blank=True)
    canonical_code = models.CharField(max_length=80, blank=True, db_index=True)
    issuer_name = models.CharField(max_length=300, blank=True)
    issuer_key = models.CharField(
        max_length=200, blank=True, help_text="whose numbers these are: tells the same code of two provinces apart"
    )
    identity_key = models.CharField(
        max_length=300,
        null=True,
        unique=True,
        editable=False,
        help_text="code, date and issuer key: one row per document, held or cited; empty where nothing identifies it",
    )
    issuer = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="issued")
    locality = models.CharField(max_length=110, blank=True)
    locality_folded = models.CharField(max_length=100, blank=True, editable=False)
    place = models.CharField(max_length=100, blank=True)
    date = models.DateField(null=True)
    title = models.TextField(blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    # Where its text stands, for a held document.
    original = models.ForeignKey(Original, null=True, on_delete=models.PROTECT, related_name="documents")
    run = models.ForeignKey(ReadingRun, null=True, on_delete=models.PROTECT, related_name="documents")
    position = models.PositiveSmallIntegerField(default=0, help_text="index in its file")
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    joined_to = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="joined",
        help_text="the held document that a person says this placeholder is; what cites the one cites the other",
    )
    registered = models.DateTimeField()
    registered_by_id = models.BigIntegerField(null=True)
    undecided = models.PositiveIntegerField(default=0, help_text="values that were read and nobody has judged")
    doubtful = models.PositiveIntegerField(default=0, help_text="of these, values below the threshold of confidence")
    version = models.PositiveIntegerField(
        default=1, help_text="rises with every change; guards against overwriting another's work"
    )

    holders: models.Manager[Holding]
    cites: models.Manager[Citation]
    cited_by: models.Manager[Citation]
    named: models.Manager[Named]
    verdicts: models.Manager[Verdict]
    duties: models.Manager[Duty]
    disagreements: models.Manager[Disagreement]

    class Meta:
        ordering = ("-date", "-id")
        # The register opens on the newest entries: sorted anew each time, a hundred thousand cost a tenth of a second.
        indexes = (models.Index(fields=["state", "registered", "id"], name="document_by_entry"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state="placeholder", original__isnull=True) | Q(state="held", original__isnull=False),
                name="document_held_has_original",
            ),
            models.UniqueConstraint(
                fields=["original", "position"], condition=Q(state="held"), name="document_once_per_place_in_file"
            ),
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | Q(state="placeholder"), name="document_joined_is_placeholder"
            ),
        )

    def __str__(self) -> str:
        return self.called(code=self.code, title=self.title, document_id=self.pk)

    @staticmethod
    def called(*, code: str, title: str, document_id: int) -> str:
        return code or shorten(title, 60, placeholder="…") or f"văn bản thứ {document_id} trong sổ"


class Holding(models.Model):
    """An agency that has the document, and how it came to it."""

    class How(models.TextChoices):
        REGISTERED = "registered"
        BOOKED = "booked"
        SENT = "sent"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="holders")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="holdings")
    how = models.CharField(max_length=10, choices=How.choices)
    at = models.DateTimeField()
    frozen = models.DateTimeField(
        null=True, help_text="since its book says recalled or replaced: the agency changes nothing of it any more"
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["document", "agency", "how"], name="holding_once"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.how} {self.document_id}"


class Copy(models.Model):
    """Another file that holds a document already in the register. Kept: nothing that was entered is lost."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="copies")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="copies")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("document_id", "id")
        verbose_name_plural = "copies"
        constraints = (models.UniqueConstraint(fields=["original", "position"], name="copy_once_per_place_in_file"),)

    def __str__(self) -> str:
        return f"{self.document_id} in {self.original_id}"


class Named(models.Model):
    """An agency that a document concerns: it issued it, or a duty of it names it. From this follows who may see it."""

    class Part(models.TextChoices):
        ISSUER = "issuer"
        DUTY = "duty"
        HEIR = "heir"  # a duty in it is answered for today by one of several heirs of the agency it names

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="named")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="named_in")
    part = models.CharField(max_length=10, choices=Part.choices)

    class Meta:
        ordering = ("document_id", "id")
        verbose_name_plural = "named"
        constraints = (models.UniqueConstraint(fields=["document", "agency", "part"], name="named_once_per_part"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.part} {self.document_id}"


class Citation(models.Model):
    """One document names another, by its own words or a third's (`stated_by`). The cited one may be a placeholder."""

    citing = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="cites")
    cited = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="cited_by")
    stated_by = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text="the document in whose text this stands",
    )
    relation = models.CharField(
        max_length=12, help_text="the contract's relations, and about, for a title inside a title"
    )
    pointer = models.CharField(max_length=60, help_text="JSON pointer of the reference in the reading of stated_by")
    identity_key = models.CharField(max_length=300, help_text="which document is meant, as far as the words say")
    spans = models.JSONField(default=list)
    forms = models.JSONField(default=list, help_text="the spellings met")
    note = models.CharField(max_length=300, blank=True, help_text="why two spellings were taken for one document")
    said_issuer = models.CharField(max_length=300, blank=True, help_text="the issuer as these words name it")
    said_title = models.TextField(blank=True, help_text="the title as these words give it")

    class Meta:
        ordering = ("stated_by_id", "id")
        constraints = (models.UniqueConstraint(fields=["stated_by", "pointer"], name="citation_once_per_reference"),)
        indexes = (models.Index(fields=["identity_key"], name="citation_by_identity"),)

    def __str__(self) -> str:
        return f"{self.citing_id} {self.relation} {self.cited_id}"
