"""A pure engine: the bytes of a file in, a `Reading` out. No Django, no database, no clock, no network."""

from nhipcau.reading.containers import Member, members
from nhipcau.reading.engine import read
from nhipcau.reading.types import Reading

__all__ = ["Member", "Reading", "members", "read"]
