"""Local regulations and guidance on people-to-people diplomacy under review, with the steps of their drafting."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhipcau.agencies.models import Agency
from nhipcau.documents.local_rules.states import DECIDED, ReviewState


class LocalRule(models.Model):
    """One regulation or guidance of the province: whose it is, who reviews it, how far that is, what came of it.

    It may be older than the register, or not written yet: what it is called stands here, a document of the register is
    found by its number.
    """

    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=12, help_text="type of document, as in the register")
    code = models.CharField(
        max_length=80, blank=True, help_text="number and symbol; empty where it is still to be drafted"
    )
    issued_on = models.DateField(null=True)
    owner = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="local_rules", help_text="whose it is")
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rules_to_review")
    coordinators = models.CharField(max_length=300, blank=True)
    basis = models.CharField(max_length=500, blank=True, help_text="what asks for the review or the drafting")
    cycle_months = models.PositiveSmallIntegerField(null=True, help_text="how often it is reviewed; empty: once")
    last_reviewed = models.DateField(null=True)
    next_review = models.DateField(null=True)
    state = models.CharField(
        max_length=10, choices=[(s.value, s.name) for s in ReviewState], default=ReviewState.WAITING.value
    )
    result_code = models.CharField(max_length=80, blank=True, help_text="number and symbol of the paper that ended it")
    result = models.CharField(max_length=500, blank=True)
    decided_on = models.DateField(null=True)
    folded = models.TextField(blank=True, editable=False, help_text="name and numbers folded, for searching")
    made = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ReviewState]), name="local_rule_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(s.value for s in DECIDED)) | Q(decided_on__isnull=False) & ~Q(result=""),
                name="local_rule_decided_has_result",
            ),
            models.CheckConstraint(
                condition=Q(cycle_months__isnull=True) | Q(cycle_months__gt=0), name="local_rule_cycle_is_some_months"
            ),
        )

    def __str__(self) -> str:
        return self.code or self.name


class RuleMilestone(models.Model):
    """A step of the drafting with its last day, given as a day or as working days from another one."""

    rule = models.ForeignKey(LocalRule, on_delete=models.PROTECT, related_name="milestones")
    name = models.CharField(max_length=200)
    starts_on = models.DateField(null=True)
    working_days = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, working_days__isnull=True)
                | Q(starts_on__isnull=False, working_days__gt=0),
                name="rule_milestone_counted_from_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.due_on:%Y-%m-%d}"
