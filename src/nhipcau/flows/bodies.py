"""Bodies and their meetings as they are written: what they rest on joins the watch of legal bases in the same act."""

from __future__ import annotations

from nhipcau.agencies.bases import BODY, MEETING
from nhipcau.agencies.bodies import services
from nhipcau.flows.bases import joining

found_body = joining(services.found_body, kind=BODY, row_of=lambda body: body.pk)
change_body = joining(services.change_body, kind=BODY, row_of=lambda body: body.pk)
call_meeting = joining(services.call_meeting, kind=MEETING, row_of=lambda meeting: meeting.pk)
change_meeting = joining(services.change_meeting, kind=MEETING, row_of=lambda meeting: meeting.pk)
write_minutes = joining(services.write_minutes, kind=MEETING, row_of=lambda meeting: meeting.pk)
cancel_meeting = joining(services.cancel_meeting, kind=MEETING, row_of=lambda meeting: meeting.pk)
conclude = joining(services.conclude, kind=MEETING, row_of=lambda conclusion: conclusion.meeting_id)
set_conclusion_aside = joining(
    services.set_conclusion_aside, kind=MEETING, row_of=lambda conclusion: conclusion.meeting_id
)
