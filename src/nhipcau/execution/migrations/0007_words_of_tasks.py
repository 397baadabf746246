"""What tasks are found by, in a table of its own with its index on either database."""

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.execution.wording import words_of_task
from nhipcau.foundation import index

# As it was when this migration was written; a later change of the columns takes the index away and installs it anew.
TABLE = index.Table(name="execution_taskwords", key="task_id", columns=("body",), searched=("body",))
CHUNK = 1_000


def install(apps, schema_editor):
    index.install(schema_editor.connection, TABLE)


def remove(apps, schema_editor):
    index.remove(schema_editor.connection, TABLE)


def fill(apps, schema_editor):
    tasks, parties, kept = (apps.get_model("execution", name) for name in ("Task", "TaskParty", "TaskWords"))
    last = 0
    while rows := list(tasks.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "words")[:CHUNK]):
        names = {}
        for task_id, name in parties.objects.filter(task_id__in=[pk for pk, _ in rows]).values_list("task_id", "name"):
            names.setdefault(task_id, []).append(name)
        kept.objects.bulk_create(
            [kept(task_id=pk, body=words_of_task(words=words, names=names.get(pk, ()))) for pk, words in rows]
        )
        last = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [("execution", "0006_papers_that_stand_no_more")]

    operations = [
        migrations.CreateModel(
            name="TaskWords",
            fields=[
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="indexed",
                        serialize=False,
                        to="execution.task",
                    ),
                ),
                (
                    "body",
                    models.TextField(blank=True, help_text="its words and the names in it, each said both ways"),
                ),
            ],
            options={"verbose_name_plural": "task words", "ordering": ("task_id",)},
        ),
        migrations.RunPython(install, remove),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveField(model_name="task", name="folded"),
    ]
