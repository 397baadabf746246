"""Addresses of the working calendar."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.calendar import keeping, recounting, views

urlpatterns = [
    path("lich-lam-viec/", views.this_year, name="calendar"),
    path("lich-lam-viec/tinh-lai/", recounting.recount, name="recount_limits"),
    path("lich-lam-viec/tinh-lai/<int:recount_id>/hoan-tac", recounting.undo, name="undo_recount"),
    path("lich-lam-viec/<int:year>/", views.year, name="calendar_year"),
    path("lich-lam-viec/<int:year>/ngay-nghi", keeping.day_off, name="add_day_off"),
    path("lich-lam-viec/<int:year>/hoan-doi", keeping.swap, name="swap_days"),
    path("lich-lam-viec/<int:year>/ngay-thuong", keeping.ordinary, name="make_ordinary"),
    path("lich-lam-viec/<int:year>/du-ngay", keeping.complete, name="complete_year"),
    path("lich-lam-viec/<int:year>/mo-lai", keeping.reopen, name="reopen_year"),
    path("lich-lam-viec/muc/<int:calendar_entry_id>/rut-lai", keeping.withdraw, name="withdraw_calendar_entry"),
]
