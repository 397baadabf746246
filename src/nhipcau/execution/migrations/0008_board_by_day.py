from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("execution", "0007_words_of_tasks")]

    operations = [
        migrations.RemoveIndex(model_name="task", name="task_by_state_and_due"),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["state", "due_on", "nature"], name="task_by_state_and_due"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["due_on", "id", "state", "nature"], name="task_by_day"),
        ),
    ]
