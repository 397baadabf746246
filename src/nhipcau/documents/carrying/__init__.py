"""People's words on an older reading, carried over to a newer one of the same document. Pure.

A word follows its value by field and overlapping words, not by its pointer: in a newer reading the fourth duty may be
the fifth. What a person said stands until a person says otherwise; where the newer reading differs, that is told.
"""

from nhipcau.documents.carrying.carry import Carried, Difference, Said, carry
from nhipcau.documents.carrying.matching import Gone, Matches, match_readings

__all__ = ["Carried", "Difference", "Gone", "Matches", "Said", "carry", "match_readings"]
