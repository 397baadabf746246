"""Triggers by which the database refuses to change or remove audit entries, on SQLite and on PostgreSQL."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "foundation_auditentry"
_REFUSAL = "audit entries are neither changed nor removed"

_SQLITE_INSTALL = (
    *(
        f"CREATE TRIGGER IF NOT EXISTS audit_no_{act.lower()} BEFORE {act} ON {_TABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for act in ("UPDATE", "DELETE")
    ),
    # REPLACE takes the old row away without asking the trigger on DELETE.
    f"CREATE TRIGGER IF NOT EXISTS audit_no_replace BEFORE INSERT ON {_TABLE} "  # noqa: S608 – our own words
    f"WHEN EXISTS (SELECT 1 FROM {_TABLE} WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
)
_SQLITE_REMOVE = tuple(f"DROP TRIGGER IF EXISTS audit_no_{act}" for act in ("update", "delete", "replace"))

_POSTGRESQL_INSTALL = (
    f"CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    f"CREATE OR REPLACE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {_TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE OR REPLACE TRIGGER audit_no_emptying BEFORE TRUNCATE ON {_TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
_POSTGRESQL_REMOVE = (
    f"DROP TRIGGER IF EXISTS audit_no_change ON {_TABLE}",
    f"DROP TRIGGER IF EXISTS audit_no_emptying ON {_TABLE}",
    "DROP FUNCTION IF EXISTS audit_refuse()",
)


def install(connection: BaseDatabaseWrapper) -> None:
    _run(connection, sqlite=_SQLITE_INSTALL, postgresql=_POSTGRESQL_INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    """For undoing the migration, and for tests that empty the tables between them."""
    _run(connection, sqlite=_SQLITE_REMOVE, postgresql=_POSTGRESQL_REMOVE)


def _run(connection: BaseDatabaseWrapper, *, sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in sqlite if connection.vendor == "sqlite" else postgresql:
            cursor.execute(statement)
