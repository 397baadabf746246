"""What damaged words may have been: proposals with a reason, for a person to weigh. The text is never changed.

Letters with stacked marks are the first to be lost between an editor, a portal and a scanner ("lãnh th", "viện" as
"vin"), others are confused (domain.md §2.1 E). Names of persons and places, numbers and dates are never touched: there
a plausible word is not a right one.
"""

from nhipcau.reading.repairs.proposing import Repair, propose_repairs

__all__ = ["Repair", "propose_repairs"]
