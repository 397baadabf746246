from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_words_kept_once")]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["state", "registered", "id"], name="document_by_entry"),
        ),
    ]
