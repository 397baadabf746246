"""What makes a thing a part: it names the template that draws it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, Protocol

from django.utils.safestring import SafeString


class Part(Protocol):
    """Anything `{% part thing %}` can draw. The template sees the thing as `part`."""

    template: ClassVar[str]


class SelfDrawn(ABC):
    """A small part of which a page has hundreds: it makes its HTML itself, as a template for each costs much."""

    __slots__ = ()

    @abstractmethod
    def drawn(self) -> SafeString: ...


# What stands in a cell or a list: words as they are, or a part.
Content = str | SafeString | Part | SelfDrawn
