"""Agencies through time (identity, names, parents: dated rows) and the accounts that act for them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from nhipcau.ground.actor import AccountRole


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


class UnmatchedName(models.Model):
    """A name met in a document that is no one agency: a collective, an open set, or a name to be looked at."""

    class State(models.TextChoices):
        OPEN = "open"
        MATCHED = "matched"  # to an agency that existed
        MADE = "made"  # a new agency was made for it
        SET_ASIDE = "set_aside"  # no agency: an open set, a phrase

    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    locality_folded = models.CharField(max_length=100, blank=True)
    document_id = models.BigIntegerField(null=True, help_text="where it was met first")
    met = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("state", "-met", "id")
        constraints = (
            models.UniqueConstraint(fields=["folded", "locality_folded"], name="unmatched_name_once_per_locality"),
            models.CheckConstraint(
                condition=Q(state__in=["matched", "made"], agency__isnull=False)
                | Q(state__in=["open", "set_aside"], agency__isnull=True),
                name="unmatched_name_settled_has_agency",
            ),
        )

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Django's hook for looking accounts up by their sign-in name; accounts are made by services."""


class Account(AbstractBaseUser):
    """A person's way in. It belongs to an agency; what it may do there are its roles."""

    username = models.CharField(max_length=150, unique=True)
    full_name = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="accounts")
    watches = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="watched_by",
        help_text="top of the subtree it monitors",
    )
    roles = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects = AccountManager()

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.full_name

    @property
    def role_set(self) -> frozenset[AccountRole]:
        return frozenset(AccountRole(role) for role in self.roles)


class AccountToken(models.Model):
    """A program signs in as its owner with it. Only its SHA-256 is kept; `key` is the part of it that is no secret."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=12, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    expires = models.DateTimeField(null=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering = ("account_id", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(expires__isnull=True) | Q(expires__gt=F("created")),
                name="account_token_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.name}"
