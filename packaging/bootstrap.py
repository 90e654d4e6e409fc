"""Catchlight's set-up: `run` opens Catchlight, `test` runs every check. Needs Python 3.11 to 3.13 and nothing else.

Both first make or repair `.venv` beside this folder; when it is as it should be, that takes no time and no network.
This file stays readable to older Pythons, so that they can say what is missing.
"""

import shutil
import sys

SUPPORTED = ("3.13", "3.12", "3.11")
USAGE = """\

  python3 packaging/bootstrap.py run [--wheels DIR] [--server] [-- ARGS]
      set up, then open Catchlight; with ARGS: catchlight ARGS; with --server also what a gallery server needs
  python3 packaging/bootstrap.py test [--wheels DIR] [-- ARGS]
      set up, then lint, types, layers and all tests; ARGS go to pytest

--wheels DIR: install from the files in DIR and nothing else (pip's own PIP_FIND_LINKS and PIP_NO_INDEX work too)"""


def refusal(version: "tuple[int, int]", found: "list[str]") -> str:
    """Return why this Python will not do, and which of the Pythons `found` on this machine will."""
    message = "Catchlight needs Python 3.11, 3.12 or 3.13; this is Python {}.{}.".format(*version)
    if found:
        return message + "\nThis machine has one: " + found[0] + " packaging/bootstrap.py run"
    return message + "\nInstall one of them (Debian: apt-get install python3) and run this again with it."


def is_supported(version: "tuple[int, int]") -> bool:
    """Say whether Catchlight runs on this version of Python."""
    return "{}.{}".format(*version) in SUPPORTED


def main() -> int:
    """Check the Python, then hand over to the set-up proper."""
    version = (sys.version_info[0], sys.version_info[1])
    if not is_supported(version):
        found = ["python" + name for name in SUPPORTED if shutil.which("python" + name)]
        sys.stderr.write(refusal(version, found) + "\n")
        return 2
    from bootstrapping import commands  # noqa: PLC0415 - only a supported Python can read it

    return commands.main(sys.argv[1:], usage=USAGE)


if __name__ == "__main__":
    sys.exit(main())
