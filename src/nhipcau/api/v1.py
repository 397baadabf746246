"""Version 1 of the API put together: its parts, its doors, its way of saying no."""

from __future__ import annotations

from django.core.exceptions import TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.docs import Swagger

from nhipcau.api.accounts.operations import router as accounts
from nhipcau.api.agencies.bodies import meetings_router
from nhipcau.api.agencies.bodies import router as bodies
from nhipcau.api.agencies.events import router as agency_events
from nhipcau.api.agencies.loading import router as provinces
from nhipcau.api.agencies.names import router as unmatched_names
from nhipcau.api.agencies.operations import router as agencies
from nhipcau.api.agencies.people import leads_router
from nhipcau.api.agencies.people import router as people
from nhipcau.api.books.amending import router as book_amendments
from nhipcau.api.books.entering import router as book_entering
from nhipcau.api.books.lines import router as book_lines
from nhipcau.api.books.operations import router as books
from nhipcau.api.books.slips import router as book_slips
from nhipcau.api.calendar.keeping import router as calendar_keeping
from nhipcau.api.calendar.operations import router as calendar
from nhipcau.api.calendar.recounting import router as recounting
from nhipcau.api.documents.attaching import router as attaching
from nhipcau.api.documents.finding import kept as kept_searches
from nhipcau.api.documents.finding import router as finding
from nhipcau.api.documents.graph import conflict_router, missing_router, watch_router
from nhipcau.api.documents.graph import router as graph
from nhipcau.api.documents.groups import router as groups
from nhipcau.api.documents.keeping_rules import router as local_rules
from nhipcau.api.documents.operations import router as documents
from nhipcau.api.documents.review import router as review
from nhipcau.api.documents.superseding import router as superseding
from nhipcau.api.intake import router as intake
from nhipcau.api.jobs import router as jobs
from nhipcau.api.lists import router as lists
from nhipcau.api.me import router as me
from nhipcau.api.refusals import refused, refused_as_invalid, refused_as_too_many
from nhipcau.api.signing_in import DOORS
from nhipcau.api.tasks.operations import router as tasks
from nhipcau.ground.refusal import Refusal

DESCRIPTION = """\
Mọi thứ trên màn hình của Nhịp Cầu cho chương trình khác dùng.

- Vào bằng mã truy cập cá nhân (`Authorization: Bearer …`) hoặc phiên đăng nhập của trang web (lệnh thay đổi dữ liệu gửi
  kèm `X-CSRFToken`).
- Danh sách nào cũng có thứ tự và chia trang (`page`, `size`); chỉ gồm những gì tài khoản được xem.
- Lời từ chối nào cũng có dạng `{"code", "message", "facts"}`; `message` theo `Accept-Language` (vi, en).
- Lệnh sửa một văn bản, một việc hoặc một dòng sổ gửi kèm `version` đã đọc; nếu người khác đã sửa trước, trả lời là 409.
- Lệnh lấy số hoặc ghi thêm vào sổ gửi kèm `Idempotency-Key`; gửi lại vì mất trả lời thì không làm hai lần.
- Lệnh GET không thay đổi gì.
"""


class DocsPage(Swagger):
    """Swagger's page from the package's own files, with a language and a width; everything in it is local."""

    template = "api/docs.html"


def _not_signed_in(request: HttpRequest, _error: object) -> HttpResponse:
    return refused(request, Refusal("access.not_signed_in"))


def _nothing_here(request: HttpRequest, _error: object) -> HttpResponse:
    return refused(request, Refusal("request.nothing_here", path=request.path[:200]))


def _not_understood(request: HttpRequest, error: object) -> HttpResponse:
    """What ninja itself refuses: a body that is no JSON."""
    return refused(request, Refusal("request.invalid", where="body", why=str(error)[:200]))


def _make() -> NinjaAPI:
    api = NinjaAPI(
        title="Nhịp Cầu API",
        version="1",
        description=DESCRIPTION,
        urls_namespace="api-1",
        auth=list(DOORS),
        docs=DocsPage(),
    )
    api.add_exception_handler(Refusal, refused)
    api.add_exception_handler(ValidationError, refused_as_invalid)
    api.add_exception_handler(AuthenticationError, _not_signed_in)
    api.add_exception_handler(HttpError, _not_understood)
    # JSON nested beyond measure.
    api.add_exception_handler(RecursionError, _not_understood)
    api.add_exception_handler(Http404, _nothing_here)
    api.add_exception_handler(TooManyFilesSent, refused_as_too_many)
    api.add_router("/intake", intake, tags=["Nạp văn bản"])
    api.add_router("/documents", documents, tags=["Văn bản"])
    api.add_router("/documents", review, tags=["Xác nhận những gì đọc được"])
    api.add_router("/documents", attaching, tags=["Văn bản chưa có bản gốc"])
    api.add_router("/documents", groups, tags=["Nhóm cơ quan"])
    api.add_router("/search", finding, tags=["Tìm văn bản"])
    api.add_router("/kept-searches", kept_searches, tags=["Tìm văn bản"])
    _add_graph(api)
    api.add_router("/missing-originals", missing_router, tags=["Văn bản chưa có bản gốc"])
    _add_books(api)
    api.add_router("/tasks", tasks, tags=["Việc"])
    api.add_router("/agencies", agencies, tags=["Cơ quan"])
    api.add_router("/agency-events", agency_events, tags=["Cơ quan"])
    api.add_router("/provinces", provinces, tags=["Nạp danh bạ tỉnh"])
    api.add_router("/unmatched-names", unmatched_names, tags=["Tên chưa khớp"])
    api.add_router("/local-rules", local_rules, tags=["Văn bản phải rà soát"])
    _add_calendar(api)
    api.add_router("/lists", lists, tags=["Danh mục từ ngữ"])
    api.add_router("/accounts", accounts, tags=["Tài khoản"])
    api.add_router("/jobs", jobs, tags=["Công việc của máy"])
    api.add_router("/me", me, tags=["Tôi"])
    _add_people_and_bodies(api)
    return api


def _add_graph(api: NinjaAPI) -> None:
    tags: list[str] = ["Hiệu lực và quan hệ giữa các văn bản"]
    api.add_router("/documents", graph, tags=tags)
    api.add_router("/documents", superseding, tags=tags)
    api.add_router("/watched-bases", watch_router, tags=tags)
    api.add_router("/conflicts", conflict_router, tags=tags)


def _add_books(api: NinjaAPI) -> None:
    # Before those that read a number where these have a word: /entries/incoming, /entries/{entry_id}.
    for part in (book_entering, books, book_lines, book_slips, book_amendments):
        api.add_router("/books", part, tags=["Sổ đến, sổ đi"])


def _add_calendar(api: NinjaAPI) -> None:
    # The last one reads a year where the others have a word.
    for part in (recounting, calendar_keeping, calendar):
        api.add_router("/calendar", part, tags=["Lịch làm việc"])


def _add_people_and_bodies(api: NinjaAPI) -> None:
    api.add_router("/agencies", people, tags=["Người và chức vụ"])
    api.add_router("/field-leads", leads_router, tags=["Người và chức vụ"])
    api.add_router("/bodies", bodies, tags=["Ban và phiên họp"])
    api.add_router("/meetings", meetings_router, tags=["Ban và phiên họp"])


api = _make()
