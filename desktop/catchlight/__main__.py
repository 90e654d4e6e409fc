"""Start Catchlight: a window without arguments, the command line with them."""

import sys


def main() -> int:
    """Run Catchlight; returns the process's exit code."""
    if len(sys.argv) <= 1:
        from catchlight.gui.app import run_gui  # noqa: PLC0415 - each front end loads without the other

        return run_gui(sys.argv)
    from catchlight.cli.main import run_cli  # noqa: PLC0415

    return run_cli(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
