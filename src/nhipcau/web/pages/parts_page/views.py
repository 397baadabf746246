"""Shows the parts with invented documents of the invented province Bình Hải."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhipcau.web.pages.parts_page import (
    samples,
    samples_of_documents,
    samples_of_lists,
    samples_of_pictures,
    samples_of_reading,
)
from nhipcau.web.parts.icons import icon_names


@require_GET
def parts_page(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Đã xác nhận 23 việc; 2 việc còn nghi ngờ, để lại cho người xem.")
    return render(
        request,
        "parts_page/index.html",
        {
            "icons": icon_names(),
            "crumbs": samples.CRUMBS,
            "general": samples,
            "documents": samples_of_documents,
            "lists": samples_of_lists,
            "reading": samples_of_reading,
            "pictures": samples_of_pictures.PICTURES,
            "form": samples.SampleForm(),
            "wrong_form": samples.SampleForm({"agency": "", "due": "31/02/2026", "note": "x"}, auto_id="wrong_%s"),
        },
    )
