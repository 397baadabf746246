"""What documents are found by, and the searches people keep."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.agencies.models import Account, Agency
from nhipcau.documents.models.register import Document


class Indexed(models.Model):
    """The words of one document, folded; searched through `foundation.index`, made anew from the register at will."""

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.CASCADE, related_name="indexed")
    edition = models.PositiveSmallIntegerField(help_text="of the way of folding; older ones are made anew by `reindex`")
    code_key = models.CharField(max_length=80, blank=True, db_index=True, help_text="number and symbol without signs")
    head = models.TextField(blank=True, help_text="code, title, issuer, place")
    body = models.TextField(blank=True, help_text="head, text, and what damaged or abbreviated words stand for")
    accents = models.TextField(blank=True, help_text="the words that bear accents, with their marks")

    class Meta:
        ordering = ("document_id",)
        verbose_name_plural = "indexed"
        indexes = (models.Index(fields=["edition"], name="indexed_by_edition"),)

    def __str__(self) -> str:
        return f"{self.document_id} {self.head[:60]}"


class KeptSearch(models.Model):
    """A search that an account keeps, for itself or for its agency. A removed one stays: removing can be undone."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="kept_searches")
    agency = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+", help_text="shared with its accounts"
    )
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=1000, help_text="the filters as they stand in the address of the page")
    on_home = models.BooleanField(default=True)
    made = models.DateTimeField()
    removed = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name", "id")
        verbose_name_plural = "kept searches"
        constraints = (
            models.UniqueConstraint(
                fields=["account", "name"], condition=Q(removed__isnull=True), name="kept_search_name_once"
            ),
        )

    def __str__(self) -> str:
        return self.name
