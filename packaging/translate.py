"""Regenerate the window's translations: texts from the code into .ts files, and the .ts files compiled to .qm.

Usage: python packaging/translate.py

Needs PySide6 in the environment that runs it. English needs its plural forms only; Dutch needs everything.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"nl": (), "en": ("-pluralonly",)}


def main() -> int:
    """Update and compile every language; returns the exit code."""
    sources = sorted(
        path.relative_to(ROOT).as_posix() for path in (ROOT / "desktop" / "catchlight" / "gui").rglob("*.py")
    )
    for language, options in LANGUAGES.items():
        ts = FOLDER / f"catchlight_{language}.ts"
        update = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
        _tool("lupdate", *update, *options, *sources, "-ts", ts.relative_to(ROOT).as_posix())
        _tool("lrelease", ts.relative_to(ROOT).as_posix(), "-qm", ts.with_suffix(".qm").relative_to(ROOT).as_posix())
    return 0


def _tool(name: str, *arguments: str) -> None:
    """Run one of Qt's translation tools as PySide6 ships them."""
    program = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
