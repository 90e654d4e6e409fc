"""Messages of the core in the window's language: word for word as the core has them, with their values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

import catchlight
from catchlight import errors
from catchlight.errors import CatchlightError
from catchlight.gui.core_messages import IN_WINDOW, TEMPLATES
from catchlight.gui.core_words import told, told_failure
from catchlight.gui.language import use_language

CORE = Path(catchlight.__file__).parent
ERRORS = {
    name for name, value in vars(errors).items() if isinstance(value, type) and value.__module__ == errors.__name__
}
NOT_YET_TOLD = frozenset({"evidence/tables.py", "media/footage.py", "media/stills.py"})
"""Files with texts that are put together from words and have no template: their parts are told where they can be."""
COMMAND = re.compile(r"catchlight [a-z]|--[a-z]")
PLACE = re.compile(r"{(\w+)}")
MESSAGE_OF_FILE = re.compile(r"{} (.*)\.", re.DOTALL)


@pytest.fixture
def _dutch() -> Iterator[None]:
    use_language("nl")
    yield
    use_language("en")


def text_of(node: ast.Constant | ast.JoinedStr) -> str:
    """A text of the source; what is put into it is {}."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def texts_of_the_core() -> set[str]:
    rooms = [path for path in CORE.iterdir() if path.name not in {"gui", "cli"}]
    files = [file for room in rooms for file in ([room] if room.suffix == ".py" else room.rglob("*.py"))]
    return {text for file in files for text in texts_in(ast.parse(file.read_text(encoding="utf-8")))}


def texts_in(module: ast.Module) -> Iterator[str]:
    """Each text of a module; where a text of the module is added to one, the whole as well."""
    assigned = [node for node in module.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)]
    named = {ast.unparse(node.targets[0]): ast.literal_eval(node.value) for node in assigned}
    for node in ast.walk(module):
        if is_text(node):
            yield text_of(node)
        if isinstance(node, ast.BinOp) and is_text(node.left) and isinstance(node.right, ast.Name):
            yield f"{text_of(node.left)}{named.get(node.right.id, '')}"


def is_text(node: ast.AST) -> TypeGuard[ast.Constant | ast.JoinedStr]:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_each_template_stands_word_for_word_in_the_core() -> None:
    known = texts_of_the_core()
    lost = []
    for template in TEMPLATES:
        text = re.sub(r"{\w+}", "{}", template)
        of_file = MESSAGE_OF_FILE.fullmatch(text)
        if text not in known and (of_file is None or of_file[1] not in known):
            lost.append(template)
    assert lost == [], "reword them in gui/core_messages too, and translate them anew"
    assert len(set(TEMPLATES)) == len(TEMPLATES)


def test_each_refusal_of_the_core_has_a_template() -> None:
    """Given every text that an error is made with, then each that a window can show can be told in Dutch."""
    known = {re.sub(r"{\w+}", "{}", template) for template in TEMPLATES}
    untold = []
    for room in sorted(path for path in CORE.iterdir() if path.is_dir() and path.name not in {"gui", "cli"}):
        for file in sorted(room.rglob("*.py")):
            if file.relative_to(CORE).as_posix() not in NOT_YET_TOLD:
                module = ast.parse(file.read_text(encoding="utf-8"))
                untold += [(file.name, text) for text in texts_of_errors(module) if text not in known]
    assert untold == [], "add them to gui/core_messages and translate them"


def texts_of_errors(module: ast.Module) -> Iterator[str]:
    """Messages and hints that errors are made with, where they are written out."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            given = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "hint")]
            yield from (text_of(one) for one in given if is_text(one))


@pytest.mark.usefixtures("_dutch")
@pytest.mark.parametrize(
    ("message", "dutch"),
    [
        ("the image is empty (0 bytes)", "de afbeelding is leeg (0 bytes)"),
        (
            "There is no case 2026-1 that you may see. The request was noted.",
            "Er is geen zaak 2026-1 die u mag zien. Het verzoek is genoteerd.",
        ),
        (
            "The account of B. Other is disabled, so it cannot work on a case. Nothing was changed.",
            "Het account van B. Other is uitgeschakeld en kan dus niet aan een zaak werken. Er is niets veranderd.",
        ),
        (
            "The checkpoint is not taken: it is your own. Nothing was signed or kept.",
            "Het ijkpunt is niet overgenomen: het is uw eigen ijkpunt. Er is niets ondertekend of bewaard.",
        ),
        ("no sentence of ours: {braces} & <b>", "no sentence of ours: {braces} & <b>"),
        (
            "There is no case {0} {x} that you may see. The request was noted.",
            "Er is geen zaak {0} {x} die u mag zien. Het verzoek is genoteerd.",
        ),
        ("", ""),
    ],
)
def test_a_message_is_told_in_dutch_with_its_values(message: str, dutch: str) -> None:
    assert told(message) == dutch


def test_in_english_a_message_is_as_the_core_has_it() -> None:
    samples = [template.replace("{", "a ").replace("}", " b") for template in TEMPLATES if template not in IN_WINDOW]
    assert [told(sample) for sample in samples] == samples


def test_where_the_core_names_a_command_the_window_names_a_page() -> None:
    with_command = {template for template in TEMPLATES if COMMAND.search(template)}
    assert with_command - set(IN_WINDOW) == set(), "add them to gui/core_messages/in_window.py"
    for core, window in IN_WINDOW.items():
        assert COMMAND.search(str(window)) is None
        assert sorted(PLACE.findall(core)) == sorted(PLACE.findall(str(window)))
    assert told("See its members: catchlight case member list 2026-1.") == (
        "See its members, on the page of the case 2026-1."
    )


@pytest.mark.usefixtures("_dutch")
def test_a_failure_says_what_happened_and_what_to_do() -> None:
    error = CatchlightError("The case 7 is not closed.", hint="Nothing is to be done.")
    assert told_failure(error) == "Zaak 7 is niet gesloten. Er hoeft niets te gebeuren."
