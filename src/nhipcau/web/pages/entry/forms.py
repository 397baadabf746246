"""Forms of the way in."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Account


class SignInForm(AuthenticationForm):
    username = UsernameField(label=_("Tên đăng nhập"), widget=forms.TextInput(attrs={"autofocus": True}))
    error_messages = {  # noqa: RUF012  Django's own shape
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Hãy gõ lại; nếu quên, xin quản trị cấp lại mật khẩu."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Hãy hỏi quản trị của cơ quan."),
    }


class PasswordForm(forms.Form):
    present = forms.CharField(
        label=_("Mật khẩu hiện nay"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    fresh = forms.CharField(
        label=_("Mật khẩu mới"),
        help_text=_("Ít nhất 10 ký tự, không phải mật khẩu thường gặp, không giống tên."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: object, account: Account, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own constructor arguments
        self._account = account

    def clean_present(self) -> str:
        present = str(self.cleaned_data["present"])
        if not self._account.check_password(present):
            raise ValidationError(_("Mật khẩu hiện nay không đúng."))
        return present

    def clean_fresh(self) -> str:
        fresh = str(self.cleaned_data["fresh"])
        validate_password(fresh, self._account)
        return fresh

    def clean(self) -> dict[str, object]:
        cleaned = dict(super().clean() or self.cleaned_data)
        if "fresh" in cleaned and cleaned.get("again") != cleaned["fresh"]:
            self.add_error("again", _("Hai lần nhập mật khẩu mới không giống nhau."))
        return cleaned
