"""Filters: what part of the gallery a search is run against, decided before anything is compared.

A filter never leaves out silently: its document stands in the result, the certificate and the log. What is not known
of a person stays in unless it was asked to go: an unknown birth year by `born_unknown`; an unknown sex is the text
`unknown`, which can be asked for like any other.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from catchlight.errors import CatchlightError

UNKNOWN = "unknown"
_KINDS = {"sex": "the sex", "sources": "the source", "legal_bases": "the legal basis", "tags": "the tag"}
_MOST_NAMED = 20
Years = tuple[int | None, int | None]
Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class Filters:
    """Which portraits are searched; an empty set or an open end filters nothing.

    Attributes:
        sex: Any of these, as enrolled; `unknown` stands for persons without one.
        born: First and last birth year.
        born_unknown: Keep persons whose birth year is not known where `born` is given.
        captured: First and last day the portrait was taken.
        sources: Any of these, as enrolled.
        legal_bases: Any of these, as enrolled.
        tags: Any of these tags.
    """

    sex: frozenset[str] = frozenset()
    born: Years = (None, None)
    born_unknown: bool = True
    captured: Days = (None, None)
    sources: frozenset[str] = frozenset()
    legal_bases: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """True if it filters anything."""
        return bool(self.document())

    def document(self) -> dict[str, Any]:
        """What is filtered, as stored and shown; nothing for a search of the whole gallery."""
        found: dict[str, Any] = {}
        for name in ("sex", "sources", "legal_bases", "tags"):
            if chosen := getattr(self, name):
                found[name] = sorted(chosen)
        if any(year is not None for year in self.born):
            found["born"] = list(self.born)
            found["born_unknown"] = self.born_unknown
        if any(day is not None for day in self.captured):
            found["captured"] = [None if day is None else day.isoformat() for day in self.captured]
        return found

    @classmethod
    def from_document(cls, document: dict[str, Any]) -> "Filters":
        """Read back what `document` gave."""
        first, last = document.get("captured", (None, None))
        return cls(
            sex=frozenset(document.get("sex", ())),
            born=tuple(document.get("born", (None, None))),
            born_unknown=document.get("born_unknown", True),
            captured=(first and date.fromisoformat(first), last and date.fromisoformat(last)),
            sources=frozenset(document.get("sources", ())),
            legal_bases=frozenset(document.get("legal_bases", ())),
            tags=frozenset(document.get("tags", ())),
        )


def check_filters(filters: Filters) -> None:
    """Refuse what cannot be meant.

    Raises:
        CatchlightError: if a range ends before it begins, a birth year is none, or a text is empty.
    """
    if any(year is not None and not 0 < year <= date.max.year for year in filters.born):
        raise CatchlightError(
            f"The birth years {filters.born[0]} to {filters.born[1]} are no years. Nothing was searched.",
            hint="Give years of four digits.",
        )
    for name, (first, last) in (("birth years", filters.born), ("days", filters.captured)):
        if first is not None and last is not None and first > last:  # type: ignore[operator]
            raise CatchlightError(
                f"The range of {name} ends before it begins: {first} to {last}. Nothing was searched.",
                hint="Give the earlier one first.",
            )
    texts = (*filters.sex, *filters.sources, *filters.legal_bases, *filters.tags)
    if any(not text.strip() for text in texts):
        raise CatchlightError("A filter is an empty text. Nothing was searched.", hint="Leave the filter out.")


def refuse_unknown(filters: Filters, known: Mapping[str, Collection[str]]) -> None:
    """Refuse what no portrait has: a misspelt word would leave everybody out, and read as if nobody were found.

    Args:
        filters: What is asked for.
        known: What portraits have, for `sex`, `sources`, `legal_bases` and `tags`.

    Raises:
        CatchlightError: with the word, and what there is instead.
    """
    for name, words in known.items():
        for word in sorted(getattr(filters, name) - set(words)):
            raise CatchlightError(
                f"No portrait of the gallery has {_KINDS[name]} “{word}”. Nothing was searched.",
                hint=f"There is: {', '.join(sorted(words)[:_MOST_NAMED]) or 'none'}.",
            )
