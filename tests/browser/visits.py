"""People at the pages: signing in, finding a document or a task, handing in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, StorageState, expect

from nhipcau.flows.demo import PASSWORD

CLERK = "vanthu.ubnd"
OFFICER = "chuyenvien.sngv"
HEALTH_CLERK = "vanthu.syt"
ADMINISTRATOR = "quantri"
NATIONAL = "theodoi.tw"
SAMPLES = Path(__file__).resolve().parent.parent.parent / "src/nhipcau/data/samples"
DESK = {"width": 1366, "height": 768}


@dataclass
class Office:
    """One running installation; who has signed in once need not do it again."""

    address: str
    signed_in: dict[str, StorageState] = field(default_factory=dict)


class Visit:
    """A browser window of one account."""

    def __init__(self, chromium: Browser, office: Office, *, account: str, wishes: Mapping[str, object]) -> None:
        self.office = office
        self.complaints: list[str] = []
        wished = {"viewport": DESK, "locale": "vi-VN", "reduced_motion": "reduce", **wishes}
        if account in office.signed_in:
            wished["storage_state"] = office.signed_in[account]
        self.context: BrowserContext = chromium.new_context(**wished)  # type: ignore[arg-type]  # as Playwright names them
        self.context.on("request", self._note_request)
        self.context.on("console", self._note_console)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = self.context.new_page()
        if account and account not in office.signed_in:
            self.sign_in(account)
            office.signed_in[account] = self.context.storage_state()

    def sign_in(self, account: str) -> None:
        self.go("/dang-nhap")
        self.page.fill("[name=username]", account)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        expect(self.page.locator(".rail")).to_be_visible()

    def go(self, path: str) -> int:
        """Answers the status of the page."""
        answer = self.page.goto(self.office.address + path)
        return answer.status if answer else 0

    def find(self, selector: str, **words: str) -> Locator:
        return self.page.locator(selector, **words)  # type: ignore[arg-type]  # has_text

    def path_to_document(self, code: str) -> str:
        self.go("/van-ban/")
        return self.way_of(self.find("tbody a.row-link", has_text=code))

    def path_to_task(self, words: str) -> str:
        self.go(f"/viec/?q={words}")
        return self.way_of(self.find("tbody a.row-link"))

    def first_in(self, path: str) -> str:
        """Where the first row of a list leads."""
        self.go(path)
        return self.way_of(self.find("tbody a"))

    def hand_in(self, name: str, content: bytes, *, becomes: str = "done") -> Locator:
        """The line that tells what became of the file."""
        self.go("/nap/")
        self.page.set_input_files("#files", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
        line = self.find("#uploads .upload").first
        expect(line).to_have_class(f"upload {becomes}", timeout=20_000)
        return line

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))

    def close(self) -> None:
        self.context.close()

    def way_of(self, link: Locator) -> str:
        return str(link.first.get_attribute("href"))

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.office.address, "data:", "blob:")):
            self.complaints.append(f"asked {request.url}")

    def _note_console(self, message: ConsoleMessage) -> None:
        # That a page answers 404 or 422 is the claim of the test that asks for it.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{message.type}: {message.text}")


def doubtful_plan(number: int) -> bytes:
    """A portal's page with lost letters, under a number not held yet: something in it is doubtful."""
    text = (SAMPLES / "ke-hoach-96-kh-ubnd.txt").read_text()
    assert "96/KH-UBND" in text
    return text.replace("96/KH-UBND", f"{number}/KH-UBND").encode()


def first_plan() -> bytes:
    return (SAMPLES / "first/ke-hoach-112-kh-ubnd.txt").read_bytes()
