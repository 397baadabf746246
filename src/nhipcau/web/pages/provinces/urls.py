"""Addresses of loading provinces."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.provinces import views

urlpatterns = [
    path("co-quan/nap-tinh/", views.provinces, name="provinces"),
    path("co-quan/nap-tinh/lan/<int:loading_id>/rut-lai", views.undo_province, name="undo_province"),
    path("co-quan/nap-tinh/<slug:province_code>/", views.province, name="province"),
]
