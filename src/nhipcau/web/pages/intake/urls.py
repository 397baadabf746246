"""Addresses of taking files in and of the machine's long work."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.intake import jobs, upload

urlpatterns = [
    path("nap/", upload.upload, name="upload"),
    path("nap/ke-hoach-mau", upload.sample_plan, name="sample_plan"),
    path("viec-may/", jobs.jobs, name="jobs"),
    path("viec-may/<int:job_id>/", jobs.job, name="job"),
]
