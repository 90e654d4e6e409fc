import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from catchlight.gui.core_messages import IN_WINDOW, TEMPLATES
from catchlight.gui.counts import counts
from catchlight.gui.language import use_language
from catchlight.gui.words import action_words
from catchlight.resources import resources_folder

GUI = Path(__file__).resolve().parents[2] / "desktop" / "catchlight" / "gui"
FOLDER = resources_folder() / "translations"
FORBIDDEN = re.compile(r"\bmatch|\bhits?\b|%(?!L?n)|confiden|\bquery|same person|dezelfde persoon", re.IGNORECASE)


def messages(language: str) -> Iterator[tuple[str, list[str], bool]]:
    """Source, translations, and whether it is finished."""
    root = ET.parse(FOLDER / f"catchlight_{language}.ts").getroot()  # noqa: S314 - our own file
    for message in root.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        yield message.findtext("source", ""), forms, translation.get("type") != "unfinished"


def texts_in_code() -> set[str]:
    """Every text given to tr() or translate() as a literal."""
    found = {str(IN_WINDOW.get(text, text)) for text in TEMPLATES}  # test_core_words.py compares them with the core
    for file in set(GUI.rglob("*.py")) - {GUI / "core_words.py"}:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                place = {"tr": 0, "translate": 1}.get(node.func.attr)
                is_qt = node.func.attr == "tr" or getattr(node.func.value, "id", "") == "QCoreApplication"
                if place is not None and is_qt:
                    argument = node.args[place]
                    assert isinstance(argument, ast.Constant), f"{file.name}:{node.lineno}: a text must be a literal"
                    found.add(str(argument.value))
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_translation_is_finished(language: str) -> None:
    assert [source for source, forms, finished in messages(language) if not finished or not all(forms)] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_placeholders_agree(language: str) -> None:
    pattern = re.compile(r"\{\w+\}|%n")
    for source, forms, _ in messages(language):
        for form in forms:
            wanted, given = set(pattern.findall(source)), set(pattern.findall(form))
            assert given == wanted or (len(forms) > 1 and given == wanted - {"%n"}), source


def test_every_text_of_the_code_is_in_the_dutch_translation() -> None:
    assert texts_in_code() - {source for source, _, _ in messages("nl")} == set()


def test_plain_texts_stand_in_no_label_outside_tr() -> None:
    """A literal with a space that is given to a widget's text must come through tr()."""
    setters = {"setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName", "label", "button"}
    offenders = []
    for file in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name in setters and isinstance(first, ast.Constant) and " " in str(first.value).strip():
                offenders.append(f"{file.name}:{node.lineno}")
    assert offenders == []


def test_no_text_uses_a_forbidden_word() -> None:
    texts = texts_in_code() | {form for _, forms, _ in messages("nl") for form in forms}
    assert [text for text in texts if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_compiled_translation_is_of_the_source(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"catchlight_{language}.qm"))
    compiled = translator.translate("Counts", "%n face(s)", "", 2)
    (forms,) = {tuple(forms) for source, forms, _ in messages(language) if source == "%n face(s)"}
    assert compiled == forms[1]


def test_the_chosen_language_is_used() -> None:
    try:
        assert use_language("nl") == "nl"
        assert (action_words("case.opened"), counts.faces(1), counts.faces(3)) == (
            "Zaak geopend",
            "1 gezicht",
            "3 gezichten",
        )
    finally:
        assert use_language("en") == "en"
    assert (counts.faces(1), counts.faces(3)) == ("1 face", "3 faces")
