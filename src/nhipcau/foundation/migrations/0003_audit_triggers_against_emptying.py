"""The same where 0002 has run before it knew of replacing and emptying."""

from django.db import migrations

from nhipcau.foundation.audit_guard import install


def _install(apps, schema_editor):
    install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_audit_triggers")]
    operations = [migrations.RunPython(_install, migrations.RunPython.noop)]
