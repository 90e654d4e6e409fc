"""The `catchlight` command: global options, the verbs, and how failures end."""

import io
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from catchlight import __version__
from catchlight.cli import case_history  # noqa: F401 - adds its verb to `case`
from catchlight.cli.account import account
from catchlight.cli.authorise import authorise
from catchlight.cli.case import case
from catchlight.cli.case_keeping import COMMANDS as CASE_KEEPING
from catchlight.cli.context import Context, plain
from catchlight.cli.demo import demo
from catchlight.cli.erase import erase
from catchlight.cli.exhibit import exhibit
from catchlight.cli.extract import extract
from catchlight.cli.faces import faces
from catchlight.cli.gallery import gallery
from catchlight.cli.lab import lab
from catchlight.cli.lab_keeping import COMMANDS as LAB_KEEPING
from catchlight.cli.log import log
from catchlight.cli.purge import purge
from catchlight.cli.search import search
from catchlight.cli.stats import annual, stats
from catchlight.cli.sweep import sweep
from catchlight.cli.tracks import tracks
from catchlight.errors import CatchlightError
from catchlight.jobs import JobCancelled

OpenWindow = Callable[[Path | None], int]


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.version_option(__version__, prog_name="catchlight")
@click.option("--lab", "lab_folder", type=click.Path(path_type=Path), envvar="CATCHLIGHT_LAB", help="The lab folder.")
@click.option("--as", "name", default="", envvar="CATCHLIGHT_AS", help="The account that acts; it signs each entry.")
@click.option(
    "--key-file",
    type=click.Path(path_type=Path),
    envvar="CATCHLIGHT_KEY_FILE",
    help="A file that holds the account's passphrase; without it the passphrase is asked for.",
)
@click.option(
    "--passphrase-fd", type=int, envvar="CATCHLIGHT_PASSPHRASE_FD", help="A file descriptor that gives the passphrase."
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON document on stdout, progress on stderr; also understood after the verb.",
)
@click.pass_context
def catchlight(
    context: click.Context,
    lab_folder: Path | None,
    name: str,
    key_file: Path | None,
    passphrase_fd: int | None,
    as_json: bool,
) -> None:
    """Face search for forensic laboratories: offline, lawful galleries, every act in the evidence log.

    Without a verb a window opens. A candidate is a lead, never an identification.
    """
    open_window: OpenWindow = context.obj
    context.obj = Context(lab_folder, name.strip(), as_json, key_file, passphrase_fd)
    if context.invoked_subcommand is None:
        context.exit(open_window(lab_folder))


_VERBS = (lab, account, case, exhibit, extract, faces, tracks, gallery, search, sweep, authorise, stats, annual, log)
for verb in (*_VERBS, erase, purge, demo):
    catchlight.add_command(verb)
for verb in CASE_KEEPING:
    case.add_command(verb)
for verb in LAB_KEEPING:
    lab.add_command(verb)


def run_cli(arguments: Sequence[str], *, open_window: OpenWindow) -> int:
    """Run one command; returns the exit code: 0 success, 1 a stated failure, 2 bad usage.

    Args:
        arguments: What follows the program's name.
        open_window: Opens the window where no verb is given.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe on Windows has a code page that lacks most letters
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(_json_first(arguments), open_window=open_window)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _json_first(arguments: Sequence[str]) -> list[str]:
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    others = [argument for argument in arguments[:end] if argument != "--json"]
    return [*(["--json"] if len(others) < end else []), *others, *arguments[end:]]


def _require_text(arguments: Sequence[str]) -> None:
    """Refuse bytes that no encoding explains, unless they are the path of a file (Linux allows such names)."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError as error:
            if not os.path.lexists(argument):
                raise CatchlightError(
                    f"What was given is no text and no file: {plain(argument)}. Nothing was done.",
                    hint="Give it as UTF-8; name a file with such a name as an argument of its own.",
                ) from error


def _run(arguments: list[str], *, open_window: OpenWindow) -> int:
    shown = Context(None, "", json=arguments[:1] == ["--json"])
    try:
        _require_text([*arguments, os.environ.get("CATCHLIGHT_AS", "")])
        code = catchlight(arguments, standalone_mode=False, obj=open_window)
    except click.ClickException as error:
        error.show()
        if shown.json:
            hint = "catchlight --help, and --help after a verb, say what can be given."
            shown.show_failure(CatchlightError(error.format_message(), hint=hint))
        return error.exit_code
    except CatchlightError as error:
        return _exit_code(shown, error)
    except (JobCancelled, KeyboardInterrupt, click.Abort):
        return _exit_code(
            shown, CatchlightError("Cancelled. What was done is kept.", hint="Run it again to go on from there.")
        )
    except SystemExit as ended:
        return int(ended.code or 0)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the one handler for the unexpected
        return _exit_code(shown, _bug(error))
    return code if isinstance(code, int) else 0


def _exit_code(shown: Context, error: CatchlightError) -> int:
    shown.show_failure(error)
    return 1


def _bug(error: Exception) -> CatchlightError:
    """Save what is needed to mend a bug; the acts committed before it stand."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="catchlight-", suffix=".txt", delete=False, encoding="utf-8"
    ) as details:
        details.write(f"Catchlight {__version__}, Python {sys.version}\n\n")
        details.write("".join(traceback.format_exception(error)))
    return CatchlightError(
        f"Catchlight stopped at a fault of its own ({type(error).__name__}). What was committed before is kept.",
        hint=f"Report it with this file, after checking that it names nobody: {details.name}",
        details=details.name,
    )
