"""Every action that the program writes has a kind, and every kind of processing that the law names has actions."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import catchlight
from catchlight.evidence.actions import KINDS, Kind, kind_of

SOURCES = Path(catchlight.__file__).parent
ROOMS = {action.split(".")[0] for action in KINDS}


FILES = (".toml", ".json", ".new")
READERS = {"actions.py", "timeline.py"}
"""Modules that name actions in order to find them, by their beginnings too."""


def texts_like_actions() -> Iterator[tuple[str, str]]:
    """Each constant text of the core that looks like an action, with the file it stands in.

    What an account was refused is named like an action and is none: it is always given as `what`.
    """
    for path in (path for room in ("evidence", "gallery", "workflows") for path in (SOURCES / room).rglob("*.py")):
        if path.name in READERS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        refused = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "what"}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in refused:
                text = node.value
                is_named_so = re.fullmatch(r"[a-z]+(\.[a-z_]+)+", text) and text.split(".")[0] in ROOMS
                if is_named_so and not text.endswith(FILES):
                    yield text, path.name


def test_every_action_that_the_program_writes_has_a_kind() -> None:
    written = list(texts_like_actions())
    assert len({text for text, _ in written}) > 40
    assert [(text, file) for text, file in written if kind_of(text) is None] == []


def test_no_action_is_listed_that_nothing_writes() -> None:
    assert set(KINDS) - {text for text, _ in texts_like_actions()} == set()


def test_each_kind_that_the_law_names_has_actions() -> None:
    assert set(KINDS.values()) == set(Kind)


def test_an_unknown_action_has_no_kind() -> None:
    assert kind_of("of.another_version") is None
