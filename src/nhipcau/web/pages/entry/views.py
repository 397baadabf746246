"""Sign-in, sign-out, own password, sign of life."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.agencies.services import change_own_password
from nhipcau.web.pages.entry.forms import PasswordForm, SignInForm
from nhipcau.web.requests import account_of, actor_of


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


class SignIn(LoginView):
    template_name = "entry/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("sign_in")


@login_required
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    form = PasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        change_own_password(actor=actor_of(request), account_id=account.pk, password=form.cleaned_data["fresh"])
        account.refresh_from_db()
        login(request, account, backend="django.contrib.auth.backends.ModelBackend")
        messages.success(request, _("Đã đổi mật khẩu."))
        return redirect("home")
    return render(request, "entry/password.html", {"form": form}, status=422 if form.errors else 200)
