"""Addresses of the queue of undecided successions. A question is named by agency, function and day, not by a number."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.succession import views

urlpatterns = [
    path("co-quan/ke-thua/", views.queue, name="successions"),
    path("co-quan/ke-thua/xac-dinh", views.question, name="decide_succession"),
    path("co-quan/ke-thua/hoan-tac", views.take_back, name="take_back_succession"),
]
