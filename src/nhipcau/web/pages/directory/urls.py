"""Addresses of the pages on agencies and on names not matched yet."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.directory import events, keeping, names, views

urlpatterns = [
    path("co-quan/", views.agencies, name="agencies"),
    path("co-quan/chua-khop/", names.unmatched, name="unmatched"),
    path("co-quan/chua-khop/<int:name_id>/", names.settle, name="settle_name"),
    path("co-quan/moi", keeping.new_agency, name="new_agency"),
    path("co-quan/su-kien/", events.agency_events, name="agency_events"),
    path("co-quan/su-kien/moi", events.new_agency_event, name="new_agency_event"),
    path("co-quan/su-kien/<int:event_id>/", events.agency_event, name="agency_event"),
    path("co-quan/su-kien/<int:event_id>/ap-dung", events.apply_agency_event, name="apply_agency_event"),
    path("co-quan/su-kien/<int:event_id>/hoan-tac", events.undo_agency_event, name="undo_agency_event"),
    path("co-quan/su-kien/<int:event_id>/bo", events.drop_agency_event, name="drop_agency_event"),
    path("co-quan/<int:agency_id>/", views.agency, name="agency"),
    path("co-quan/<int:agency_id>/doi-ten", keeping.rename, name="rename_agency"),
    path("co-quan/<int:agency_id>/chuyen", keeping.move, name="move_agency"),
    path("co-quan/<int:agency_id>/ten-khac", keeping.alias, name="add_alias"),
    path("co-quan/<int:agency_id>/da-xem", keeping.look_at, name="look_at_agency"),
]
