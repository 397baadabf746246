"""The words a document is found by stand in the index alone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_local_rules_under_review")]

    operations = [migrations.RemoveField(model_name="document", name="folded")]
