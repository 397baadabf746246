"""What happened to agencies: who became whom on which day, by which paper, and what was written because of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhipcau.agencies.models.accounts import Account
from nhipcau.agencies.models.identity import Agency


class EventKind(models.TextChoices):
    RENAME = "rename"
    MERGE = "merge"  # several become one, new or one of them
    ABSORB = "absorb"  # one goes into another that lives on
    SPLIT = "split"
    UPGRADE = "upgrade"  # tỉnh → thành phố trực thuộc Trung ương: another name and kind, the same identity
    ABOLISH = "abolish"
    FUNCTION_TRANSFER = "function_transfer"  # a duty changes hands, the agencies stay


class AgencyEvent(models.Model):
    """One change of the register, from its first day on. `written` holds every row it changed, before and after."""

    class State(models.TextChoices):
        PLANNED = "planned"
        APPLIED = "applied"
        UNDONE = "undone"

    kind = models.CharField(max_length=20, choices=EventKind.choices)
    effective = models.DateField(help_text="ngày đầu tiên của tình trạng mới")
    basis = models.CharField(max_length=300)
    document_id = models.BigIntegerField(null=True, help_text="the document of the register that did it")
    note = models.CharField(max_length=600, blank=True)
    source_key = models.CharField(
        max_length=120, null=True, unique=True, help_text="which entry of the shipped register it is"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    made = models.DateTimeField()
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    applied = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    undone = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    written = models.JSONField(default=list)

    class Meta:
        ordering = ("-effective", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(applied__isnull=False), name="agency_event_applied_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="undone") | Q(undone__isnull=False), name="agency_event_undone_has_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.effective}"


class AgencyEventLeg(models.Model):
    """One arrow of an event. Without `to_agency` the duty ends or, where a name is given, a new agency takes it.

    A scope says that only this function goes along the arrow. What the agency at its head is called from that day on,
    stands under and is coded as is written here, so that the event can be looked at before it is applied.
    """

    event = models.ForeignKey(AgencyEvent, on_delete=models.PROTECT, related_name="legs")
    from_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="legs_out")
    to_agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="legs_in")
    function_scope = models.CharField(max_length=300, blank=True, help_text="chức năng được chuyển; trống là toàn bộ")
    share = models.DecimalField(max_digits=5, decimal_places=4, null=True, help_text="part of the whole, 0 to 1")
    takes_units = models.BooleanField(default=False, help_text="the units of the one that ends go with it")
    new_name = models.CharField(max_length=300, blank=True)
    new_short_name = models.CharField(max_length=100, blank=True)
    new_symbol = models.CharField(max_length=40, blank=True)
    new_locality = models.CharField(max_length=100, blank=True, help_text="thành phố Đồng Nai")
    new_parent = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    new_scheme = models.CharField(max_length=10, blank=True)
    new_code = models.CharField(max_length=35, blank=True)
    decided_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    decided = models.DateTimeField(null=True)

    class Meta:
        ordering = ("event_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(from_agency__isnull=False) | Q(to_agency__isnull=False) | ~Q(new_name=""),
                name="agency_event_leg_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=1), name="agency_event_leg_share_is_a_part"
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_agency_id} → {self.to_agency_id}"


class LocalityName(models.Model):
    """What a province was called from one day to another: "tỉnh Đồng Nai" to 29/4/2026, then "thành phố Đồng Nai"."""

    key = models.CharField(max_length=100, help_text="the `locality_folded` of its agencies")
    text = models.CharField(max_length=100)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("key", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="locality_name_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.text
