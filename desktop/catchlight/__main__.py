"""Start Catchlight: a window without a verb, the command line with one."""

import os
import sys
from pathlib import Path


def main() -> int:
    """Run Catchlight; returns the process's exit code."""
    if len(sys.argv) <= 1:
        named = os.environ.get("CATCHLIGHT_LAB")
        return open_window(Path(named) if named else None)
    try:
        from catchlight.cli.main import run_cli  # noqa: PLC0415 - each front end loads without the other
    except KeyboardInterrupt:
        print("Cancelled before anything was done.", file=sys.stderr)
        return 1
    return run_cli(sys.argv[1:], open_window=open_window)


def open_window(lab: Path | None) -> int:
    """Open the window, with the lab if one was named; returns the exit code."""
    if not has_display():
        print(
            "There is no display to open a window on.\n"
            "Use the command line (catchlight --help), or see the demonstration: catchlight demo DIR.",
            file=sys.stderr,
        )
        return 1
    from catchlight.gui.app import run_gui  # noqa: PLC0415

    return run_gui(["catchlight", *([str(lab)] if lab else [])])


def has_display() -> bool:
    """True unless this is a Linux session without a screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
