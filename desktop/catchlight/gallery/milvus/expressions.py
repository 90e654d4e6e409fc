"""Which rows the server looks at: the filters, the retention and the portraits left out, in Milvus's language.

Only whole numbers are put into it, never a text of anybody's.
"""

from collections.abc import Iterable

from catchlight.gallery.filters import UNKNOWN, Filters
from catchlight.gallery.milvus.client import KEY
from catchlight.gallery.milvus.records import Codes
from catchlight.gallery.templates import UNKNOWN_YEAR, in_days

Range = tuple[int, int | None]


def expression_of(
    filters: Filters, codes: Codes, *, today: int, without: Iterable[int] = (), portraits: Range = (0, None)
) -> str:
    """The rows that are searched.

    Args:
        filters: The filters.
        codes: How texts became numbers.
        today: The day, days since 1970-01-01 (UTC); what was to be kept until a day before is left out.
        without: Portraits to leave out.
        portraits: First portrait, and the one after the last or None.
    """
    parts = [f"retain_until >= {today:d}"]
    sexes = {"" if text == UNKNOWN else text for text in filters.sex}
    for name, kind, texts in (
        ("sex", "sex", sexes),
        ("source", "source", filters.sources),
        ("legal_basis", "legal basis", filters.legal_bases),
    ):
        if texts:
            parts.append(f"{name} in {_listed(codes.code(kind, text) for text in texts)}")
    if filters.tags:
        parts.append(f"array_contains_any(tags, {_listed(codes.code('tag', tag) for tag in filters.tags)})")
    parts += _born(filters) + _captured(filters)
    first, stop = portraits
    parts += [f"{KEY} >= {first:d}"] if first else []
    parts += [f"{KEY} < {stop:d}"] if stop is not None else []
    left_out = sorted(set(without))
    parts += [f"{KEY} not in {_listed(left_out)}"] if left_out else []
    return " and ".join(f"({part})" for part in parts)


def _born(filters: Filters) -> list[str]:
    first, last = filters.born
    if (first, last) == (None, None):
        return []
    bounds = [f"birth_year >= {first:d}"] if first is not None else []
    bounds += [f"birth_year <= {last:d}"] if last is not None else []
    known = " and ".join([f"birth_year != {UNKNOWN_YEAR:d}", *bounds])
    return [f"({known}) or birth_year == {UNKNOWN_YEAR:d}" if filters.born_unknown else known]


def _captured(filters: Filters) -> list[str]:
    first, last = filters.captured
    bounds = [f"captured_on >= {in_days(first):d}"] if first is not None else []
    return bounds + ([f"captured_on <= {in_days(last):d}"] if last is not None else [])


def _listed(numbers: Iterable[int]) -> str:
    return "[" + ", ".join(f"{number:d}" for number in sorted(numbers)) + "]"
