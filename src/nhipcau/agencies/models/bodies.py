"""Bodies that meet: the Union, aid coordination boards, inter-agency committees; their seats, meetings, conclusions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhipcau.agencies.models.identity import Agency
from nhipcau.agencies.models.people import Person, Post


class Body(models.Model):
    """Set up by a decision for a term, hosted by an agency, which keeps its papers."""

    class Kind(models.TextChoices):
        UNION = "union"  # Liên hiệp các tổ chức hữu nghị: its executive committee
        AID_BOARD = "aid_board"  # Ban Điều phối viện trợ nhân dân (PACCOM)
        COMMITTEE = "committee"  # ban chỉ đạo, tổ công tác liên ngành
        OTHER = "other"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    host = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="hosted_bodies")
    founding = models.CharField(max_length=300, help_text="quyết định thành lập: số, ký hiệu, ngày, cơ quan")
    founded = models.DateField()
    term_from = models.DateField(null=True)
    term_to = models.DateField(null=True)
    rules_document = models.CharField(max_length=300, blank=True, help_text="quy chế hoạt động: số, ký hiệu, ngày")
    ended = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("folded", "id")
        verbose_name_plural = "bodies"
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=["union", "aid_board", "committee", "other"]), name="body_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(term_from__isnull=True) | Q(term_to__isnull=True) | Q(term_from__lte=F("term_to")),
                name="body_term_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=["host", "folded", "founded"], name="body_once_per_founding"),
        )

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A place in a body: of a person, of whoever holds a post, or of an agency that sends somebody."""

    class Role(models.TextChoices):
        CHAIR = "chair"
        VICE_CHAIR = "vice_chair"
        SECRETARY = "secretary"
        MEMBER = "member"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="seats")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="seats")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("body_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=["chair", "vice_chair", "secretary", "member"]), name="seat_role_known"
            ),
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, post__isnull=True, agency__isnull=True)
                    | Q(person__isnull=True, post__isnull=False, agency__isnull=True)
                    | Q(person__isnull=True, post__isnull=True, agency__isnull=False)
                ),
                name="seat_of_one_person_post_or_agency",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")), name="seat_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["body"], condition=Q(role="chair", valid_to__isnull=True), name="seat_one_chair"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.body_id}"


class Meeting(models.Model):
    """A meeting of a body: called with an agenda, held with minutes."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    agenda = models.JSONField(default=list, help_text="items in order, as words")
    attended = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    cancelled = models.CharField(max_length=300, blank=True, help_text="why it was not held")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=["body", "on"], name="meeting_by_body"),)

    def __str__(self) -> str:
        return f"{self.on} {self.title}"


class Conclusion(models.Model):
    """What a meeting concluded, one point each. One that orders something becomes a task."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="conclusions")
    position = models.PositiveSmallIntegerField()
    words = models.TextField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ("meeting_id", "position")
        constraints = (models.UniqueConstraint(fields=["meeting", "position"], name="conclusion_once_per_place"),)

    def __str__(self) -> str:
        return self.words[:60]
