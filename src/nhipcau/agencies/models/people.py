"""People and posts: who holds which post of an agency when, and which leader is in charge of the field."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhipcau.agencies.models.identity import Agency


class Person(models.Model):
    """Somebody who holds a post. A contact is kept for a stated purpose and on a stated ground only (§9.2)."""

    class Ground(models.TextChoices):
        PUBLIC_TASK = "public_task"
        CONSENT = "consent"
        PUBLIC_SOURCE = "public_source"

    full_name = models.CharField(max_length=150)
    folded = models.CharField(max_length=150, db_index=True, editable=False)
    phone = models.CharField(max_length=40, blank=True, help_text="của công việc")
    email = models.EmailField(max_length=150, blank=True, help_text="của công việc")
    purpose = models.CharField(max_length=300, blank=True, help_text="giữ liên hệ để làm gì")
    ground = models.CharField(max_length=14, choices=Ground.choices, blank=True)
    consented = models.DateField(null=True, help_text="ngày đồng ý, khi căn cứ là sự đồng ý")
    review_on = models.DateField(null=True, help_text="ngày xem lại có còn cần giữ liên hệ không")

    class Meta:
        ordering = ("folded", "id")
        verbose_name_plural = "people"
        constraints = (
            models.CheckConstraint(
                condition=Q(phone="", email="")
                | (~Q(purpose="") & Q(ground__in=["public_task", "public_source"]))
                | (~Q(purpose="") & Q(ground="consent", consented__isnull=False)),
                name="person_contact_has_purpose",
            ),
        )

    def __str__(self) -> str:
        return self.full_name


class Post(models.Model):
    """A post of an agency. What it signs as follows from its kind; `signs_for` says otherwise for one post."""

    class Kind(models.TextChoices):
        HEAD = "head"
        DEPUTY = "deputy"
        UNIT_HEAD = "unit_head"  # chánh văn phòng, trưởng phòng
        UNIT_DEPUTY = "unit_deputy"
        MEMBER = "member"  # ủy viên, chuyên viên: signs nothing

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=150)
    unit_head_title = models.CharField(
        max_length=150, blank=True, help_text="chức vụ của cấp trưởng đơn vị, khi là cấp phó của đơn vị"
    )
    signs_for = models.CharField(
        max_length=150, blank=True, help_text="tập thể mà chức vụ này thay mặt, khi khác với quy định chung"
    )
    place = models.PositiveSmallIntegerField(default=0, help_text="thứ tự trong cơ quan")
    ended = models.DateField(null=True, help_text="ngày cuối cùng còn chức vụ này")

    class Meta:
        ordering = ("agency_id", "place", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=["head", "deputy", "unit_head", "unit_deputy", "member"]), name="post_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="unit_deputy") | ~Q(unit_head_title=""), name="post_unit_deputy_has_head"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Tenure(models.Model):
    """A person holds a post from one day to another, by a decision. `valid_to` is the last day."""

    class Manner(models.TextChoices):
        FULL = "full"
        ACTING = "acting"  # quyền (Q.)
        IN_CHARGE = "in_charge"  # a deputy in charge while there is no head; signs KT.
        SUBSTITUTE = "substitute"  # in the head's place for some days

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    manner = models.CharField(max_length=10, choices=Manner.choices, default=Manner.FULL)
    heads = models.ForeignKey(
        Agency,
        null=True,
        on_delete=models.PROTECT,
        related_name="headed",
        help_text="the agency it leads while it lasts; empty for deputies and substitutes",
    )
    stands_in_for = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="substitutes")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    basis = models.CharField(max_length=300, help_text="quyết định: số, ký hiệu, ngày, cơ quan")
    ending = models.CharField(max_length=300, blank=True, help_text="quyết định thôi giữ chức vụ")
    withdrawn = models.BooleanField(default=False, help_text="entered by mistake; stays, and counts for nothing")

    class Meta:
        ordering = ("post_id", "valid_from", "id")
        indexes = (models.Index(fields=["heads", "valid_from"], name="tenure_by_headed"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="tenure_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(manner__in=["full", "acting", "in_charge", "substitute"]), name="tenure_manner_known"
            ),
            models.CheckConstraint(
                condition=(
                    Q(manner="substitute", stands_in_for__isnull=False, valid_to__isnull=False, heads__isnull=True)
                    | Q(stands_in_for__isnull=True) & ~Q(manner="substitute")
                ),
                name="tenure_substitute_for_somebody_and_for_a_time",
            ),
            models.UniqueConstraint(
                fields=["heads"],
                condition=Q(valid_to__isnull=True, withdrawn=False),
                name="tenure_one_head_until_further_notice",
            ),
            models.UniqueConstraint(
                fields=["heads", "valid_from"], condition=Q(withdrawn=False), name="tenure_one_head_from_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.manner} {self.post_id}"


class FieldLead(models.Model):
    """The leader an agency has put in charge of people-to-people diplomacy (72/KH-UBND Cà Mau, II.2)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="field_leads")
    tenure = models.ForeignKey(Tenure, on_delete=models.PROTECT, related_name="field_leads")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    basis = models.CharField(max_length=300)

    class Meta:
        ordering = ("agency_id", "valid_from", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="field_lead_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["agency"], condition=Q(valid_to__isnull=True), name="field_lead_one_until_further_notice"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.tenure_id}"


class SigningForms(models.Model):
    """Words of authority above a signature, as an administrator has written them beside those shipped (§1.5)."""

    family = models.CharField(max_length=5, choices=[("state", "state"), ("party", "party")])
    valid_from = models.DateField()
    collective = models.CharField(max_length=10, help_text="TM., T/M")
    for_head = models.CharField(max_length=10, help_text="KT., K/T")
    by_order = models.CharField(max_length=10, help_text="TL., T/L")
    by_mandate = models.CharField(max_length=10, help_text="TUQ.")
    acting = models.CharField(max_length=10, help_text="Q.")
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ("family", "valid_from", "id")
        verbose_name_plural = "signing forms"
        constraints = (
            models.UniqueConstraint(fields=["family", "valid_from"], name="signing_forms_once_per_start"),
            models.CheckConstraint(condition=Q(family__in=["state", "party"]), name="signing_forms_family_known"),
        )

    def __str__(self) -> str:
        return f"{self.family} {self.valid_from}"
