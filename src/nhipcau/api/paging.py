"""Every list of the API: ordered, one page at a time."""

from __future__ import annotations

from typing import Generic, TypeVar

from ninja import Field, Schema

from nhipcau.foundation.pages import LARGEST, SIZE

Row = TypeVar("Row")


class PageOf(Schema, Generic[Row]):
    """Một trang của danh sách. `next` là số của trang sau, trống ở trang cuối."""

    rows: list[Row]
    total: int = Field(description="số dòng của cả danh sách")
    number: int = Field(description="trang này là trang thứ mấy, từ 1")
    size: int = Field(description="nhiều nhất bao nhiêu dòng một trang")
    pages: int = Field(description="số trang")
    next: int | None = Field(description="số của trang sau")
    previous: int | None = Field(description="số của trang trước")


class Paging(Schema):
    page: int = Field(1, ge=1, le=1_000_000_000, description="trang thứ mấy, từ 1; quá trang cuối thì là trang cuối")
    size: int = Field(SIZE, ge=1, le=LARGEST, description=f"số dòng một trang, nhiều nhất {LARGEST}")
