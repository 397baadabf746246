"""How many tasks wait for each question of succession, kept beside them and counted here for the first time."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, Min, Q

CHUNK = 1_000


def fill(apps, schema_editor):
    parts, kept = (apps.get_model("execution", name) for name in ("TaskParty", "WaitingQuestion"))
    rows = (
        parts.objects.filter(
            waiting_at__isnull=False, waiting_from__isnull=False, succession__in=("undecided", "ended")
        )
        .values_list("waiting_at_id", "function_scope", "waiting_from")
        .annotate(
            tasks=Count("task_id", distinct=True),
            open_tasks=Count(
                "task_id", distinct=True, filter=Q(task__state__in=("proposed", "assigned", "in_progress"))
            ),
            first=Min("task_id"),
        )
        .order_by("waiting_at_id", "function_scope", "waiting_from")
    )
    columns = ("agency_id", "scope", "effective", "tasks", "open_tasks", "first_id")
    kept.objects.bulk_create((kept(**dict(zip(columns, row))) for row in rows), batch_size=CHUNK)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0008_loadings_of_provinces"),
        ("execution", "0010_members_of_open_sets"),
    ]

    operations = [
        migrations.CreateModel(
            name="WaitingQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scope",
                    models.CharField(
                        blank=True, help_text="the function in question, empty for the whole", max_length=300
                    ),
                ),
                (
                    "effective",
                    models.DateField(help_text="the day on which the function moved or the agency ended"),
                ),
                ("tasks", models.PositiveIntegerField()),
                ("open_tasks", models.PositiveIntegerField()),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="whose successor a person must decide",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        help_text="the task that shows what it is about",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="execution.task",
                    ),
                ),
            ],
            options={
                "ordering": ("-open_tasks", "agency_id", "scope", "effective"),
                "indexes": [
                    models.Index(
                        fields=["-open_tasks", "agency", "scope", "effective"], name="waiting_question_by_tasks"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "scope", "effective"), name="waiting_question_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("open_tasks__lte", models.F("tasks")), ("tasks__gt", 0)),
                        name="waiting_question_counts_its_tasks",
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
