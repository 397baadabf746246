"""The accounts that act for agencies, and the programs that act for accounts."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from nhipcau.agencies.models.identity import Agency
from nhipcau.ground.actor import AccountRole


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
