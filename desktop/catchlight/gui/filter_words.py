"""Filters in words, from the document that a search keeps of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from catchlight.gallery.filters import UNKNOWN

_MOST = 4  # values of one filter that are named


def filter_words(document: Mapping[str, Any]) -> str:
    """What is filtered, as one line; "" for a search of the whole gallery."""
    names = {
        "sex": QCoreApplication.translate("filters", "sex: {values}"),
        "sources": QCoreApplication.translate("filters", "source: {values}"),
        "legal_bases": QCoreApplication.translate("filters", "legal basis: {values}"),
        "tags": QCoreApplication.translate("filters", "tags: {values}"),
    }
    parts = []
    if document.get("sex"):
        parts.append(names["sex"].format(values=_listed(map(sex_word, document["sex"]))))
    if "born" in document:
        parts.append(QCoreApplication.translate("filters", "born {range}").format(range=_range(document["born"])))
        parts.append(unknown_words(kept=bool(document.get("born_unknown", True))))
    if "captured" in document:
        words = QCoreApplication.translate("filters", "portrait taken {range}")
        parts.append(words.format(range=_range(document["captured"])))
    parts += [
        names[name].format(values=_listed(document[name]))
        for name in ("sources", "legal_bases", "tags")
        if document.get(name)
    ]
    return "  ·  ".join(parts)


def unknown_words(*, kept: bool) -> str:
    """What happens to persons whose birth year is not known."""
    if kept:
        return QCoreApplication.translate("filters", "persons without a birth year stay in")
    return QCoreApplication.translate("filters", "persons without a birth year are left out")


def sex_word(value: str) -> str:
    """A sex as enrolled, in the reader's language where it is one of the usual words."""
    words = {
        "female": QCoreApplication.translate("filters", "female"),
        "male": QCoreApplication.translate("filters", "male"),
        UNKNOWN: QCoreApplication.translate("filters", "unknown"),
    }
    return words.get(value, value)


def _range(ends: Iterable[Any]) -> str:
    first, last = ends
    if first is None:
        return QCoreApplication.translate("filters", "until {last}").format(last=last)
    if last is None:
        return QCoreApplication.translate("filters", "from {first}").format(first=first)
    return QCoreApplication.translate("filters", "{first} to {last}").format(first=first, last=last)


def _listed(values: Iterable[str]) -> str:
    known = list(values)
    shown = ", ".join(known[:_MOST])
    more = len(known) - _MOST
    return (
        shown
        if more <= 0
        else QCoreApplication.translate("filters", "{values} and {more} more").format(values=shown, more=more)
    )
