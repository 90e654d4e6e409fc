"""A page as HTML: one file that fetches nothing and runs nothing, whatever its texts say."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.errors import CatchlightError
from catchlight.report.document import Document, Table
from catchlight.report.html_page import page_of, write_html

EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>",
    "&lt;b&gt;",
    "' onmouseover='x",
    "<!--",
    "]]>",
]


class Seen(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page_with(text: str) -> Document:
    table = Table(text, (text, "n"), ((text, 1), (text, None)), (text,))
    return Document(text, ((text, text),), (table, Table("e", ("a",), (), empty=text)), (text,))


@given(st.one_of(st.sampled_from(EVIL), st.text(max_size=60)))
def test_a_text_is_never_markup(text: str) -> None:
    seen, plain = Seen(page_of(page_with(text))), Seen(page_of(page_with("plain")))
    assert (seen.tags, seen.attributes) == (plain.tags, plain.attributes)


@pytest.mark.parametrize("text", EVIL)
def test_a_text_shows_as_it_is_written(text: str) -> None:
    assert Seen(page_of(page_with(text))).texts.count(text) == 11


def test_the_page_fetches_and_runs_nothing() -> None:
    page = page_of(page_with("plain"))
    seen = Seen(page)
    assert not seen.tags & {"script", "link", "img", "iframe", "a", "form", "object", "embed", "base", "svg"}
    assert not seen.attributes & {"src", "href", "style", "onload", "action"}
    assert "url(" not in page
    assert "@import" not in page


def test_the_page_forbids_itself_everything_but_its_own_styles() -> None:
    page = page_of(page_with("plain"))
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    (style,) = re.findall(r"<style>(.*)</style>", page, re.DOTALL)
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src &#x27;none&#x27;;")
    assert allowed in policy


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_html(page_with("Zürich – 東京"), path)
    assert path.read_text(encoding="utf-8") == page_of(page_with("Zürich – 東京"))
    with pytest.raises(CatchlightError, match=r"page\.html could not be written"):
        write_html(page_with("x"), tmp_path / "nowhere" / "page.html")
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]
