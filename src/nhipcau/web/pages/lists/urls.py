"""Addresses of the lists of words."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.lists import keeping, views

urlpatterns = [
    path("tu-ngu/", views.lists, name="lists"),
    path("tu-ngu/muc/<int:list_entry_id>/rut-lai", keeping.withdraw_row, name="withdraw_row"),
    path("tu-ngu/<slug:list_code>/", views.one_list, name="list"),
    path("tu-ngu/<slug:list_code>/moi", keeping.new_row, name="new_row"),
    path("tu-ngu/<slug:list_code>/sua", keeping.change_row, name="change_row"),
    path("tu-ngu/<slug:list_code>/bo", keeping.leave_out_row, name="leave_out_row"),
]
