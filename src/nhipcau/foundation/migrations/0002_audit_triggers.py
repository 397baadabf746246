"""The database itself refuses to change or remove audit entries."""

from django.db import migrations

from nhipcau.foundation.audit_guard import install, remove


def _install(apps, schema_editor):
    install(schema_editor.connection)


def _remove(apps, schema_editor):
    remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [migrations.RunPython(_install, _remove)]
