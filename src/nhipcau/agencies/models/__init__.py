"""Agencies through time, the names met in documents, and the accounts that act for agencies."""

from nhipcau.agencies.models.accounts import Account, AccountManager, AccountToken
from nhipcau.agencies.models.bodies import Body, Conclusion, Meeting, Seat
from nhipcau.agencies.models.events import AgencyEvent, AgencyEventLeg, EventKind, LocalityName
from nhipcau.agencies.models.groups import AgencyGroup, AgencyGroupMember
from nhipcau.agencies.models.identity import Agency, AgencyIdent, AgencyName, AgencyParent, Family, Level
from nhipcau.agencies.models.loadings import RegisterLoading
from nhipcau.agencies.models.people import FieldLead, Person, Post, SigningForms, Tenure
from nhipcau.agencies.models.unmatched import UnmatchedName

__all__ = [
    "Account",
    "AccountManager",
    "AccountToken",
    "Agency",
    "AgencyEvent",
    "AgencyEventLeg",
    "AgencyGroup",
    "AgencyGroupMember",
    "AgencyIdent",
    "AgencyName",
    "AgencyParent",
    "Body",
    "Conclusion",
    "EventKind",
    "Family",
    "FieldLead",
    "Level",
    "LocalityName",
    "Meeting",
    "Person",
    "Post",
    "RegisterLoading",
    "Seat",
    "SigningForms",
    "Tenure",
    "UnmatchedName",
]
