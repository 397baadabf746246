"""Who answers for the tasks of a waiting question meanwhile: whoever does sees all of them, and need not count them."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Min


def fill(apps, schema_editor):
    parts, kept = (apps.get_model("execution", name) for name in ("TaskParty", "WaitingQuestion"))
    waiting = parts.objects.filter(
        waiting_at__isnull=False, waiting_from__isnull=False, succession__in=("undecided", "ended")
    )
    asked = waiting.values_list("waiting_at_id", "function_scope", "waiting_from").order_by()
    meanwhile = {(one, scope, on): answering for one, scope, on, answering in asked.annotate(Min("answering_id"))}
    rows = list(kept.objects.all())
    for row in rows:
        row.answering_id = meanwhile.get((row.agency_id, row.scope, row.effective))
    kept.objects.bulk_update(rows, ["answering"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0008_loadings_of_provinces"),
        ("execution", "0011_waiting_questions"),
    ]

    operations = [
        migrations.AddField(
            model_name="waitingquestion",
            name="answering",
            field=models.ForeignKey(
                help_text="who answers meanwhile",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.agency",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
