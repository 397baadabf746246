"""What documents are found by, its index on either database, and the searches people keep."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from nhipcau.foundation import index

# As it was when this migration was written; a later change of the columns takes the index away and installs it anew.
TABLE = index.Table(
    name="documents_indexed",
    key="document_id",
    columns=("head", "body", "accents"),
    searched=("body", "accents"),
)


def install(apps, schema_editor):
    index.install(schema_editor.connection, TABLE)


def remove(apps, schema_editor):
    index.remove(schema_editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_people_and_bodies"),
        ("documents", "0005_relations_and_what_rests_on_what"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Indexed",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="indexed",
                        serialize=False,
                        to="documents.document",
                    ),
                ),
                (
                    "edition",
                    models.PositiveSmallIntegerField(
                        help_text="of the way of folding; older ones are made anew by `reindex`"
                    ),
                ),
                (
                    "code_key",
                    models.CharField(
                        blank=True, db_index=True, help_text="number and symbol without signs", max_length=80
                    ),
                ),
                ("head", models.TextField(blank=True, help_text="code, title, issuer, place")),
                (
                    "body",
                    models.TextField(
                        blank=True, help_text="head, text, and what damaged or abbreviated words stand for"
                    ),
                ),
                (
                    "accents",
                    models.TextField(blank=True, help_text="the words that bear accents, with their marks"),
                ),
            ],
            options={
                "verbose_name_plural": "indexed",
                "ordering": ("document_id",),
                "indexes": [models.Index(fields=["edition"], name="indexed_by_edition")],
            },
        ),
        migrations.CreateModel(
            name="KeptSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                (
                    "address",
                    models.CharField(help_text="the filters as they stand in the address of the page", max_length=1000),
                ),
                ("on_home", models.BooleanField(default=True)),
                ("made", models.DateTimeField()),
                ("removed", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="shared with its accounts",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "kept searches",
                "ordering": ("name", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(removed__isnull=True),
                        fields=("account", "name"),
                        name="kept_search_name_once",
                    )
                ],
            },
        ),
        migrations.RunPython(install, remove),
    ]
