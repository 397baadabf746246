"""Tasks: who owes what to whom by when, where it comes from, and what became of it when its paper was replaced."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nhipcau.agencies.models import Agency, AgencyGroup, Conclusion
from nhipcau.agencies.succession import Standing
from nhipcau.documents.models import Amendment, Document, Duty, ResolutionSlip
from nhipcau.execution.states import TaskState


class Task(models.Model):
    """A duty on the board. Hollow (`proposed`) until its reading is confirmed; then the leads owe it."""

    duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="task")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="tasks")
    conclusion = models.OneToOneField(Conclusion, null=True, on_delete=models.PROTECT, related_name="task")
    slip = models.OneToOneField(
        ResolutionSlip,
        null=True,
        on_delete=models.PROTECT,
        related_name="task",
        help_text="handed out on an incoming paper's slip: a document and no clause",
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    giver = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="given_tasks")
    giver_now = models.ForeignKey(
        Agency,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="who stands today where the giver stood; empty while that is the giver itself",
    )
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in TaskState], default=TaskState.PROPOSED)
    nature = models.CharField(max_length=10)
    section = models.CharField(max_length=60, blank=True)
    words = models.TextField()
    due = models.JSONField(null=True, help_text="as read: the contract's due object")
    due_on = models.DateField(null=True, help_text="last compliant day of the present round; empty for standing duties")
    counted_from = models.DateField(
        null=True, help_text="the day the paper came to the lead, where the limit runs from it"
    )
    version = models.PositiveIntegerField(default=1)
    created = models.DateTimeField()

    parties: models.Manager[TaskParty]

    class Meta:
        ordering = ("due_on", "id")
        # What the board counts and how it is ordered, so that of a million tasks only those shown are read.
        indexes = (
            models.Index(fields=["state", "due_on", "nature"], name="task_by_state_and_due"),
            models.Index(fields=["due_on", "id", "state", "nature"], name="task_by_day"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=[s.value for s in TaskState]), name="task_state_known"),
            models.CheckConstraint(condition=Q(nature__in=["task", "report", "standing"]), name="task_nature_known"),
            models.CheckConstraint(
                condition=Q(document__isnull=False, conclusion__isnull=True)
                | Q(document__isnull=True, duty__isnull=True, conclusion__isnull=False),
                name="task_from_one_document_or_conclusion",
            ),
            models.CheckConstraint(
                condition=Q(slip__isnull=True) | Q(document__isnull=False, duty__isnull=True),
                name="task_from_a_slip_has_no_clause",
            ),
        )

    def __str__(self) -> str:
        return f"{self.section} {self.words[:60]}"


class TaskWords(models.Model):
    """What a task is found by, folded; searched through `foundation.index`. A table of its own: tasks change often."""

    task = models.OneToOneField(Task, primary_key=True, on_delete=models.CASCADE, related_name="indexed")
    body = models.TextField(blank=True, help_text="its words and the names in it, each said both ways")

    class Meta:
        ordering = ("task_id",)
        verbose_name_plural = "task words"

    def __str__(self) -> str:
        return f"{self.task_id} {self.body[:60]}"


class TaskParty(models.Model):
    """An agency in a task, as the text names it. `agency` is empty for collectives and names not yet matched.

    Name and agency stay as written. Where the agency is no more, `succession` says what became of the duty, `answering`
    who answers for it today: the successor, or, where none is decided or there is none, whoever stood above it.
    """

    class Part(models.TextChoices):
        LEAD = "lead"
        COORDINATOR = "coordinator"
        REQUESTED = "requested"

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="parties")
    part = models.CharField(max_length=12, choices=Part.choices)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    key = models.CharField(
        max_length=300, editable=False, help_text="the name as the queue of unmatched names folds it"
    )
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="task_parts")
    group = models.ForeignKey(
        AgencyGroup,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="the open set of the text for which a person named this agency; empty where the text names it itself",
    )
    succession = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Standing], default=Standing.SAME, db_default=Standing.SAME
    )
    answering = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="inherited_parts")
    waiting_at = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+", help_text="whose successor a person must decide"
    )
    waiting_from = models.DateField(null=True, help_text="the day on which the function moved or the agency ended")
    function_scope = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering = ("task_id", "part", "position")
        verbose_name_plural = "task parties"
        indexes = (
            models.Index(fields=["key"], condition=Q(agency__isnull=True), name="task_party_waiting"),
            models.Index(
                fields=["waiting_at", "function_scope"],
                condition=Q(succession__in=["undecided", "ended"]),
                name="task_party_undecided",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["task", "part", "position"], name="task_party_once_per_place"),
            models.CheckConstraint(
                condition=Q(group__isnull=True) | Q(agency__isnull=False), name="task_party_of_a_group_is_an_agency"
            ),
            models.CheckConstraint(
                condition=Q(succession__in=[s.value for s in Standing]), name="task_party_succession"
            ),
            models.CheckConstraint(
                condition=~Q(succession="followed") | Q(answering__isnull=False), name="task_party_followed_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(succession__in=["undecided", "ended"], waiting_at__isnull=False)
                | Q(succession__in=["same", "followed"], waiting_at__isnull=True),
                name="task_party_waits_where_undecided",
            ),
        )

    def __str__(self) -> str:
        return f"{self.part} {self.name}"


class WaitingQuestion(models.Model):
    """A question of succession that parts of tasks wait for, and how many tasks wait; `services.waiting` keeps it true.

    A list of them begins with those that most open tasks wait for; to count those takes a country most of a second.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="whose successor a person must decide"
    )
    scope = models.CharField(max_length=300, blank=True, help_text="the function in question, empty for the whole")
    effective = models.DateField(help_text="the day on which the function moved or the agency ended")
    answering = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+", help_text="who answers meanwhile"
    )
    tasks = models.PositiveIntegerField()
    open_tasks = models.PositiveIntegerField()
    first = models.ForeignKey(
        Task, on_delete=models.PROTECT, related_name="+", help_text="the task that shows what it is about"
    )

    class Meta:
        ordering = ("-open_tasks", "agency_id", "scope", "effective")
        indexes = (
            models.Index(fields=["-open_tasks", "agency", "scope", "effective"], name="waiting_question_by_tasks"),
        )
        constraints = (
            models.UniqueConstraint(fields=["agency", "scope", "effective"], name="waiting_question_once"),
            models.CheckConstraint(
                condition=Q(tasks__gt=0, open_tasks__lte=F("tasks")), name="waiting_question_counts_its_tasks"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.scope}: {self.open_tasks}"


class Handover(models.Model):
    """One act after which papers stand no more: their tasks went over to a newer paper, ended with them, or are halted.

    `relations` are the statements "replaces" made by the same act. Undone, it stays legible.
    """

    class Kind(models.TextChoices):
        CONSOLIDATED = "consolidated"  # one plan for several that lived side by side
        REPLACED = "replaced"
        RECALLED = "recalled"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+", help_text="the newer paper, where there is one"
    )
    amendment = models.ForeignKey(
        Amendment, null=True, on_delete=models.PROTECT, related_name="+", help_text="the note in a book that says so"
    )
    relations = models.JSONField(default=list)
    basis = models.CharField(max_length=500)
    since = models.DateField(null=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    account_name = models.CharField(max_length=200)
    undone = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind} {self.document_id}"


class HandedTask(models.Model):
    """What became of one task in a handover, and how it stood before, so that the way back leads there."""

    class Fate(models.TextChoices):
        MOVED = "moved"  # `becomes` goes on with it
        ENDED = "ended"  # with its paper, as a person said
        KEPT = "kept"  # done: what was reported stays, and no further round begins
        HALTED = "halted"

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="tasks")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="handed")
    fate = models.CharField(max_length=8, choices=Fate.choices)
    becomes = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="continues")
    before = models.CharField(max_length=12)
    undone = models.DateTimeField(null=True)

    class Meta:
        ordering = ("handover_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["task"], condition=Q(undone__isnull=True) & ~Q(fate="halted"), name="task_handed_over_once"
            ),
            models.UniqueConstraint(
                fields=["task"], condition=Q(undone__isnull=True, fate="halted"), name="task_halted_once"
            ),
            models.CheckConstraint(
                condition=Q(fate="moved", becomes__isnull=False) | (~Q(fate="moved") & Q(becomes__isnull=True)),
                name="task_moved_to_a_task",
            ),
            models.CheckConstraint(
                condition=Q(becomes__isnull=True) | ~Q(becomes=F("task")), name="task_moved_to_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.fate}"
