"""The filters of `catchlight search`: options that choose a part of the gallery, and how they are told again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import click

from catchlight.gallery.filters import Filters

Command = TypeVar("Command", bound=Callable[..., Any])


class _Years(click.ParamType[tuple[int | None, int | None]]):
    """`1980-1990`, or open: `1980-` and `-1990`."""

    name = "years"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """First and last year, or None where it is open."""
        first, dash, last = str(value).strip().partition("-")
        if not dash or not (first or last) or not all(not year or year.isdecimal() for year in (first, last)):
            self.fail(f"{value!r} is no range of years; give it as 1980-1990, 1980- or -1990.", param, ctx)
        return int(first) if first else None, int(last) if last else None


class _Days(click.ParamType[tuple[date | None, date | None]]):
    """`2020-01-01..2024-12-31`, or open at one end."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """First and last day, or None where it is open."""
        first, dots, last = str(value).strip().partition("..")
        try:
            days = tuple(date.fromisoformat(day) if day else None for day in (first, last))
        except ValueError:
            days = (None, None)
        if not dots or days == (None, None):
            self.fail(f"{value!r} is no range of days; give it as 2020-01-01..2024-12-31.", param, ctx)
        return days


_OPTIONS = (
    click.option("--sex", multiple=True, help="Only persons enrolled with this sex; unknown: without one. Repeatable."),
    click.option(
        "--born", type=_Years(), metavar="FROM-TO", help="Only persons born in these years; unknown ones too."
    ),
    click.option("--born-known", is_flag=True, help="With --born: leave out persons whose birth year is not known."),
    click.option("--captured", type=_Days(), metavar="FROM..TO", help="Only portraits taken between these days."),
    click.option("--source", "sources", multiple=True, help="Only portraits from this source. Repeatable."),
    click.option(
        "--portrait-legal-basis",
        "legal_bases",
        multiple=True,
        help="Only portraits enrolled on this legal basis. Repeatable.",
    ),
    click.option("--tag", "tags", multiple=True, help="Only portraits with one of these tags. Repeatable."),
)


def filter_options(command: Command) -> Command:
    """Give a command the filters' options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def taken_filters(given: dict[str, Any]) -> Filters:
    """The filters among a command's options, which are taken out of them."""
    sets = {name: frozenset(given.pop(name)) for name in ("sex", "sources", "legal_bases", "tags")}
    born, captured, is_known = given.pop("born"), given.pop("captured"), given.pop("born_known")
    return Filters(**sets, born=born or (None, None), born_unknown=not is_known, captured=captured or (None, None))


def filter_words(document: Mapping[str, Any]) -> str:
    """The filters for people; "" for the whole gallery."""
    words = []
    for name, what in (("sex", "sex"), ("sources", "source"), ("legal_bases", "legal basis"), ("tags", "tag")):
        if name in document:
            words.append(f"{what} {' or '.join(document[name])}")
    if "born" in document:
        unknown = " or unknown" if document["born_unknown"] else ""
        words.append(f"born {_range(document['born'])}{unknown}")
    if "captured" in document:
        words.append(f"taken {_range(document['captured'])}")
    return ", ".join(words)


def _range(ends: list[Any]) -> str:
    first, last = ends
    if first is None:
        return f"until {last}"
    return f"from {first}" if last is None else f"{first} to {last}"
