"""Addresses of the pages on bodies, their meetings and conclusions."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.bodies import keeping, meetings, views

urlpatterns = [
    path("ban/", views.bodies, name="bodies"),
    path("ban/moi", keeping.new_body, name="new_body"),
    path("ban/<int:body_id>/", views.body, name="body"),
    path("ban/<int:body_id>/sua", keeping.changing_body, name="change_body"),
    path("ban/<int:body_id>/thanh-vien", keeping.seating, name="new_seat"),
    path("ban/thanh-vien/<int:seat_id>/thoi", keeping.ending_seat, name="end_seat"),
    path("ban/<int:body_id>/hop", keeping.new_meeting, name="new_meeting"),
    path("hop/<int:meeting_id>/", meetings.meeting, name="meeting"),
    path("hop/<int:meeting_id>/sua", meetings.changing, name="change_meeting"),
    path("hop/<int:meeting_id>/bien-ban", meetings.minuting, name="write_minutes"),
    path("hop/<int:meeting_id>/huy", meetings.cancelling, name="cancel_meeting"),
    path("hop/<int:meeting_id>/lap-lai", meetings.calling_again, name="call_meeting_again"),
    path("hop/<int:meeting_id>/ket-luan", meetings.concluding, name="conclude"),
    path("ket-luan/<int:conclusion_id>/giao", meetings.giving, name="give_conclusion"),
    path("ket-luan/<int:conclusion_id>/rut", meetings.taking_back, name="take_back_conclusion"),
    path("ket-luan/<int:conclusion_id>/bo", meetings.setting_aside, name="set_conclusion_aside"),
    path("ket-luan/<int:conclusion_id>/lay-lai", meetings.taking_in_again, name="take_conclusion_in"),
]
