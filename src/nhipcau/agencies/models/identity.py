"""Agencies: identities that are never reused, and what they are called, stand under and are coded as, dated."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Family(models.TextChoices):
    PARTY = "party"
    STATE = "state"
    FRONT = "front"  # Mặt trận Tổ quốc and the socio-political organisations
    ASSOCIATION = "association"
    MEDIA = "media"
    UNIT = "unit"  # đơn vị sự nghiệp, trường, bệnh viện, doanh nghiệp
    UNKNOWN = "unknown"


class Level(models.TextChoices):
    CENTRAL = "central"
    PROVINCE = "province"
    DEPARTMENT = "department"  # sở, ban, ngành of a province; vụ, cục of a ministry
    DISTRICT = "district"  # until 30/6/2025
    COMMUNE = "commune"
    UNIT = "unit"
    UNKNOWN = "unknown"


class Agency(models.Model):
    """An identity: never reused, never deleted. What it is called and whom it stands under are dated rows beside it."""

    family = models.CharField(max_length=12, choices=Family.choices, default=Family.UNKNOWN)
    level = models.CharField(max_length=12, choices=Level.choices, default=Level.UNKNOWN)
    locality = models.CharField(
        max_length=100, blank=True, help_text="tỉnh, thành phố mà cơ quan thuộc về; trống nếu ở Trung ương"
    )
    locality_folded = models.CharField(max_length=100, blank=True, editable=False)
    identity_key = models.CharField(
        max_length=420,
        null=True,
        unique=True,
        editable=False,
        help_text="name, locality and host as first met: two intakes at once make one agency",
    )
    first_seen = models.DateField(null=True)
    last_day = models.DateField(null=True, help_text="ngày cuối cùng còn là cơ quan; trống nếu vẫn còn")
    heir = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="inherited",
        help_text="who stands today where it stood as a whole, and sees what it saw; empty while it stands, and where "
        "its functions went to several",
    )
    provisional = models.BooleanField(
        default=False, help_text="made from a name in a document, not yet looked at by a person"
    )

    names: models.Manager[AgencyName]
    parents: models.Manager[AgencyParent]

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return f"agency {self.pk}"


class AgencyName(models.Model):
    """What an agency is called from one day to another. `valid_to` is the last day; empty means until today."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=300)
    folded = models.CharField(
        max_length=300, db_index=True, editable=False, help_text="written out and folded, without the locality"
    )
    short_name = models.CharField(max_length=100, blank=True)
    symbol = models.CharField(max_length=40, blank=True, help_text="chữ viết tắt trong ký hiệu văn bản: SNgV")
    is_alias = models.BooleanField(default=False)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    basis = models.CharField(max_length=300, blank=True, help_text="văn bản đặt tên hoặc nguồn của tên")

    class Meta:
        ordering = ("agency_id", "is_alias", "valid_from", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="agency_name_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=["agency", "folded", "valid_from"], name="agency_name_once_per_start"),
        )

    def __str__(self) -> str:
        return self.name


class AgencyParent(models.Model):
    """Whom an agency stands under, by line of authority, from one day to another."""

    class Line(models.TextChoices):
        GOVERNING = "governing"  # chủ quản
        PARTY = "party"
        SECTOR = "sector"  # ngành dọc
        FRONT = "front"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="children")
    line = models.CharField(max_length=12, choices=Line.choices, default=Line.GOVERNING)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("agency_id", "valid_from", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(agency=F("parent")), name="agency_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="agency_parent_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} < {self.parent_id}"


class AgencyIdent(models.Model):
    """A code of an agency in some scheme (QĐ 20/2020, QCVN 102, GSO, tax), dated."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="idents")
    scheme = models.CharField(max_length=10)
    value = models.CharField(max_length=35)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ("agency_id", "scheme", "id")

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
