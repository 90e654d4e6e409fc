"""Names, notes and paths that are SQL, HTML, formulas or terminal commands stay text, wherever they are shown."""

import csv
import json
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.gallery_maker import TOMORROW, a_portrait, enrolled, random_vectors
from tests.oversight_maker import searched
from tests.people import FIRST, NAME, PASSPHRASE
from tests.system.killed_acts import OpensStills

from catchlight.cli.context import Context
from catchlight.cli.main import run_cli
from catchlight.errors import CatchlightError
from catchlight.evidence.cases import case_numbered
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.report.document import printable
from catchlight.workflows.case_access import cases_for
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.verify_log import verify_log

HOSTILE = (
    "'; DROP TABLE log; --",
    '" OR 1=1; DELETE FROM cases; --',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></table><h1>murder</h1>&lt;b&gt;",
    "../../../../tmp/outside",
    "x\r\x1b[2J\x1b]0;title\x07\x1b[31m",
    "file:///etc/passwd",
    "%s%n{0}${jndi:ldap://x/a}{{7*7}}",
    '{"commitment": "00"}',
    "x\n2026-666  murder  (Somebody Else, 2026-01-01T00:00:00Z)",
    "C:\\Windows\\..\\CON",
    "\u202emp4.exe\u2066",
    "Zo\u0308e \u200b\ufeff 🕵️‍♀️ 你好 شرطة",
    "null",
    "1e999",
    "-h",
    "x" * 400,
)
"""Each is a name that somebody could type or that a file could have."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command in the lab `tmp_path/lab`; what it shows, whether it did something or refused it in words."""
    key_file = tmp_path / "passphrase"
    key_file.touch(mode=0o600)
    key_file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    monkeypatch.setenv("CATCHLIGHT_LAB", str(tmp_path / "lab"))
    monkeypatch.setenv("CATCHLIGHT_KEY_FILE", str(key_file))
    monkeypatch.setenv("CATCHLIGHT_DATA", str(tmp_path / "data"))

    def stills(_: Context) -> AbstractContextManager[Analyst]:
        return nullcontext(OpensStills())

    monkeypatch.setattr(Context, "analyst", stills)

    def command(*arguments: str | Path, fails: bool | None = False, name: str = NAME) -> str:
        capsys.readouterr()
        code = run_cli(["--as", name, *map(str, arguments)], open_window=lambda _: 7)
        out, err = capsys.readouterr()
        assert "fault of its own" not in out + err, (arguments, out, err)
        assert fails is None or code == int(fails), (arguments, code, out, err)
        return out + err

    return command


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return create_lab(tmp_path / "lab", first=FIRST).lab


class Page(HTMLParser):
    """The tags and texts of a page."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags |= {tag} | {f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name in {"src", "href"}}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "dl", "dt", "dd", "p"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def require_plain(shown: str) -> None:
    """Nothing in it moves the cursor, hides or turns writing around."""
    found = {ascii(one) for one in shown if one != "\n" and unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"}}
    found |= {ascii(one) for one in shown if one in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
    assert found == set(), (found, shown)


def require_no_formula(table: Path) -> None:
    """A spreadsheet runs none of its cells."""
    with table.open(encoding="utf-8-sig", newline="") as source:
        cells = [cell for row in csv.reader(source) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def require_intact(lab: Lab) -> None:
    assert verify_log(lab, JobControl()).ok
    with closing(sqlite3.connect(lab.database_path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert {"log", "log_clear", "cases", "accounts", "exhibits", "searches"} <= tables
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a JSON document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)


def file_named(folder: Path, text: str) -> Path:
    """A still under that name, as far as a file can have it."""
    name = text.replace("/", "\N{FRACTION SLASH}").encode()[:200].decode(errors="ignore")
    path = folder / "stills" / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() * 9)
    return path


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_case_and_its_exhibits_are_text_on_the_command_line(
    lab: Lab, run: Callable[..., str], tmp_path: Path, text: str
) -> None:
    number = f"n{text}"
    shown = run("case", "open", "--offence", text, "--", number, fails=None)
    require_plain(shown)
    with lab.reading() as db:
        is_open = any(entry.document["action"] == "case.opened" for entry in read_log(db))
    number = number if is_open else "2026-1"
    if not is_open:
        run("case", "open", "--offence", "robbery", "--", number)
    still = file_named(tmp_path, text)
    reference = ["--reference", f" {text}", "--seized-by", f" {text}"]
    require_plain(run("exhibit", "add", *reference, "--keep-original", "--", number, still))
    outside = {path for path in tmp_path.rglob("*") if lab.folder not in path.parents}

    for shown in (
        run("case", "list"),
        run("exhibit", "list", "--", number),
        run("exhibit", "show", "--", number, "e1", fails=None),
        run("case", "member", "list", "--", number),
        run("case", "history", "--", number),
        run("log", "show"),
        run("case", "open", "--offence", text, "--", number, fails=True),
        run("case", "history", "--", f"{number} {text}", fails=True),
        run("extract", "--", f"{number}{text}", fails=True),
        run("stats"),
    ):
        require_plain(shown)

    assert len(run("case", "list").splitlines()) == 1
    (case,) = json.loads(run("--json", "case", "list"))["cases"]
    assert case["case"] == number.strip()
    if is_open:
        assert case["offence"] == text.strip()
    entries = set(texts_of(json.loads(run("--json", "log", "show"))))
    assert {text.strip(), str(still)} <= {entry.strip() for entry in entries}
    assert {path for path in tmp_path.rglob("*") if lab.folder not in path.parents} <= outside | {tmp_path / "data"}
    require_intact(lab)


@pytest.mark.parametrize("text", HOSTILE[::2], ids=range(0, len(HOSTILE), 2))
def test_a_hostile_account_is_text_or_refused_in_words(
    lab: Lab, run: Callable[..., str], tmp_path: Path, text: str
) -> None:
    key_file = tmp_path / "new"
    key_file.touch(mode=0o600)
    key_file.write_text("another passphrase\n", encoding="utf-8")
    create = ["account", "create", "--role", "examiner", "--unit", text, "--new-key-file", key_file, "--"]

    for shown in (
        run(*create, text, fails=None),
        run("account", "list"),
        run("account", "disable", "--", text, fails=None),
        run("account", "list"),
        run("case", "list", name=text, fails=True),
        run("log", "show"),
        run("stats"),
    ):
        require_plain(shown)

    accounts = json.loads(run("--json", "account", "list"))["accounts"]
    assert {account["name"] for account in accounts} <= {NAME, " ".join(text.split())}
    require_intact(lab)


@pytest.mark.parametrize("text", HOSTILE[::2], ids=range(0, len(HOSTILE), 2))
def test_hostile_authority_and_purpose_are_text_in_every_page_and_table(
    lab: Lab, run: Callable[..., str], tmp_path: Path, text: str
) -> None:
    actor = _present(lab)
    case = open_case(lab, OpenCase(actor, "2026-1", f"o{printable(text)[:100]}"))
    texts = {
        "authority": text,
        "purpose": f"{text} ",
        "legal_basis": text,
        "authorisation": f"granted:{text.splitlines()[0]}",
    }
    searched(lab, actor, case, random_vectors(1, seed=1)[0], **texts)

    for page, arguments in {"history": ["case", "history", "2026-1"], "stats": ["stats"]}.items():
        html, table = tmp_path / f"{page}.html", tmp_path / f"{page}.csv"
        require_plain(run(*arguments, "--html", html, "--csv", table, "--to", text))
        written = Page(html.read_text(encoding="utf-8"))
        assert written.tags <= TAGS
        require_no_formula(table)
        if page == "history":
            assert printable(text) in " ".join(written.texts)
    require_plain(run("log", "show"))
    require_plain(run("authorise"))
    require_intact(lab)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.text(max_size=30), offence=st.text(max_size=30))
def test_any_text_is_kept_as_it_is_or_refused_in_words(lab: Lab, number: str, offence: str) -> None:
    actor = _present(lab)
    try:
        opened = open_case(lab, OpenCase(actor, number, offence))
    except CatchlightError as refused:
        assert refused.hint  # noqa: PT017 - refused is as good as kept
    else:
        assert (opened.number, opened.offence) == (number.strip(), offence.strip())
        with lab.reading() as db:
            assert case_numbered(db, number) == opened
            assert opened in cases_for(db, actor)


@pytest.mark.parametrize("text", ["\udcff", "a\udcffb"])
def test_bytes_that_are_no_text_are_refused_in_words(lab: Lab, run: Callable[..., str], text: str) -> None:
    for command in (
        ["case", "open", "2026-1", "--offence", text],
        ["case", "open", text, "--offence", "robbery"],
        ["case", "history", text],
        ["account", "create", text, "--role", "examiner"],
    ):
        run(*command, fails=True)
    run("case", "list", name=text, fails=True)

    require_intact(lab)


def _present(lab: Lab) -> Actor:
    from tests.people import present

    return present(lab).acting_as(Role.EXAMINER)


def test_hostile_persons_notes_reasons_and_tags_of_the_gallery_are_text_in_every_list_page_and_table(
    lab: Lab, run: Callable[..., str], tmp_path: Path
) -> None:
    actor = _present(lab)
    vectors = random_vectors(len(HOSTILE))
    enrolled(
        lab,
        *(
            a_portrait(text, vector, person=text, source=text, legal_basis=text, note=text, retain_until=TOMORROW)
            for text, vector in zip(HOSTILE, vectors, strict=True)
        ),
        *(a_portrait(f"again {at}", vector, person=f"again {at}") for at, vector in enumerate(vectors[:3])),
    )
    case = open_case(lab, OpenCase(actor, "2026-1", "robbery"))
    assert len(searched(lab, actor, case, vectors[0]).candidates) > len(HOSTILE)

    for at, text in enumerate(HOSTILE):
        require_plain(run("gallery", "tag", "--portrait", f"p{at + 1}", "--", text, fails=None))
        require_plain(run("gallery", "hold", "--reason", text, "--", text))
        require_plain(run("gallery", "person", "--case", "2026-1", "--search", "s1", "--", text))
        require_plain(run("gallery", "erase", "--", text))
        require_plain(run("gallery", "person", "--", f"{text} nobody", fails=True))
    for words in (["hold", "2026-1", "--reason"], ["release", "2026-1", "--reason"], ["close", "2026-1", "--note"]):
        require_plain(run("case", *words, "".join(HOSTILE)))
    for shown in (
        run("gallery", "tags"),
        run("gallery", "duplicates"),
        run("gallery", "hubs"),
        run("gallery", "poor"),
        run("gallery", "expiring", "--days", "9"),
        run("gallery", "purge"),
        run("case", "retention"),
        run("purge"),
        run("log", "show"),
        run("log", "verify"),
    ):
        require_plain(shown)
    year = str(datetime.now(UTC).year)
    pages = {"history": ["case", "history", "2026-1"], "stats": ["stats"], "annual": ["annual-report", year]}
    for page, arguments in pages.items():
        html, table = tmp_path / f"{page}.html", tmp_path / f"{page}.csv"
        require_plain(run(*arguments, "--html", html, "--csv", table))
        assert Page(html.read_text(encoding="utf-8")).tags <= TAGS
        require_no_formula(table)
    assert set(HOSTILE) <= set(texts_of(json.loads(run("--json", "gallery", "expiring", "--days", "9"))))
    require_intact(lab)
