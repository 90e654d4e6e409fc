"""`catchlight gallery person|hold|release|tag|tags`: one person's record, a legal hold, and tags."""

from typing import Any

import click

from catchlight.cli.context import Context, pass_context
from catchlight.gallery.people import PersonRecord
from catchlight.workflows.show_person import ShownPerson, show_person, show_person_in_search
from catchlight.workflows.show_person import hold as hold_person
from catchlight.workflows.show_person import release as release_person
from catchlight.workflows.tag_portraits import TagPortraits, tag_portraits, tags_in_use


@click.command()
@click.argument("person_id", metavar="PERSON")
@click.option("--case", help="The case of the search.")
@click.option("--search", help="A search (s7) that listed the person: shows what each portrait scored.")
@pass_context
def person(context: Context, person_id: str, case: str | None, search: str | None) -> None:
    """Show PERSON: every portrait, tags, legal hold; with a search also each portrait's score."""
    if (case is None) != (search is None):
        raise click.UsageError("--case and --search belong together.")
    lab, actor = context.signed_in()
    if case is None or search is None:
        shown = show_person(lab, actor, person_id)
    else:
        shown = show_person_in_search(lab, actor, person_id, case=case, search=search)
    context.show(_document(shown), lambda: _text(shown))


@click.command()
@click.argument("person_id", metavar="PERSON")
@click.option("--reason", required=True, help="Why; it is kept with the person and in the log.")
@pass_context
def hold(context: Context, person_id: str, reason: str) -> None:
    """Put PERSON under legal hold: neither erased nor purged until a supervisor releases it."""
    lab, actor = context.signed_in()
    _show_hold(context, hold_person(lab, actor, person_id, reason=reason))


@click.command()
@click.argument("person_id", metavar="PERSON")
@click.option("--reason", required=True, help="Why.")
@pass_context
def release(context: Context, person_id: str, reason: str) -> None:
    """End the legal hold of PERSON."""
    lab, actor = context.signed_in()
    _show_hold(context, release_person(lab, actor, person_id, reason=reason))


@click.command()
@click.argument("name", metavar="TAG")
@click.option("--portrait", "portraits", multiple=True, help="A portrait, p12; may be repeated.")
@click.option("--person", "persons", multiple=True, help="A person: all portraits; may be repeated.")
@click.option("--remove", is_flag=True, help="Take the tag off.")
@pass_context
def tag(context: Context, name: str, portraits: tuple[str, ...], persons: tuple[str, ...], remove: bool) -> None:
    """Put TAG on portraits, or take it off; a search can be limited to portraits that carry it."""
    lab, actor = context.signed_in()
    changed = tag_portraits(lab, TagPortraits(actor, name, portraits, persons, remove))
    context.show(
        {"tag": name, "changed": changed}, lambda: f"{changed:,} portrait{'' if changed == 1 else 's'} changed."
    )


@click.command()
@pass_context
def tags(context: Context) -> None:
    """List the tags, and how many portraits carry each."""
    lab, actor = context.signed_in()
    found = tags_in_use(lab, actor)
    context.show(
        {"tags": [{"tag": name, "portraits": count} for name, count in found.items()]},
        lambda: "\n".join(f"{count:>8}  {name}" for name, count in found.items()) or "There is no tag yet.",
    )


COMMANDS = (person, hold, release, tag, tags)


def _document(shown: ShownPerson) -> dict[str, Any]:
    record = shown.record
    return {
        "person_id": record.person_id,
        "sex": record.sex,
        "birth_year": record.birth_year,
        "held_since": record.held_since,
        "held_because": record.held_because,
        "score": shown.score,
        "fusion": shown.fusion,
        "portraits": [
            {
                "portrait": one.id,
                "file": one.file_name,
                "sha256": one.sha256,
                "captured_on": one.captured_on,
                "source": one.source,
                "legal_basis": one.legal_basis,
                "retain_until": one.retain_until,
                "note": one.note,
                "verdict": one.quality.verdict.value,
                "tags": list(record.tags.get(one.row, ())),
                "score": shown.scores.get(one.row),
            }
            for one in record.portraits
        ],
    }


def _text(shown: ShownPerson) -> str:
    record = shown.record
    lines = [f"{record.person_id}  sex {record.sex or 'unknown'}  born {record.birth_year or 'unknown'}"]
    if record.held_since is not None:
        lines.append(f"under legal hold since {record.held_since}: {record.held_because}")
    for one in record.portraits:
        score = shown.scores.get(one.row)
        parts = [
            one.id,
            one.captured_on,
            one.source,
            one.legal_basis,
            one.quality.verdict.value,
            f"kept until {one.retain_until}",
        ]
        parts += [f"[{name}]" for name in record.tags.get(one.row, ())]
        lines.append("  ".join([*parts, *([] if score is None else [f"score {score:.4f}"])]))
        lines += [] if one.note is None else [f"    note: {one.note}"]
    if shown.score is not None:
        lines.append(f"Score of the person in that search: {shown.score:.4f}, the {shown.fusion} of the portraits'.")
    return "\n".join(lines)


def _show_hold(context: Context, record: PersonRecord) -> None:
    document = {
        "person_id": record.person_id,
        "held_since": record.held_since,
        "held_because": record.held_because,
    }
    held = f"under legal hold since {record.held_since}: {record.held_because}"
    context.show(document, lambda: f"{record.person_id}  {held if record.held_since else 'not under legal hold'}")
