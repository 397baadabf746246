"""How far the intake of a whole folder is."""

from __future__ import annotations

from django.db import models


class FolderFile(models.Model):
    """How it went with one file of a folder that is taken in as a whole: what a second run need not do again.

    Of a file refused for its secrecy mark there is none.
    """

    class State(models.TextChoices):
        TAKEN = "taken"
        REFUSED = "refused"

    folder = models.CharField(max_length=64, help_text="a mark of the folder and of the agency it was taken in for")
    place = models.CharField(max_length=64, help_text="a mark of the path, which may be longer than an index can hold")
    path = models.TextField()
    size = models.PositiveBigIntegerField()
    changed = models.BigIntegerField(help_text="time of the last change, in nanoseconds, as the file system tells it")
    state = models.CharField(max_length=10, choices=State.choices)
    code = models.CharField(max_length=60, blank=True, help_text="of the refusal")
    facts = models.JSONField(default=dict, help_text="of the refusal")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["folder", "place"], name="folder_file_once"),)

    def __str__(self) -> str:
        return f"{self.path} {self.state}"
