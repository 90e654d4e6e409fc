import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_modules(folder: Path) -> dict[str, Path]:
    """Top-level module -> a file that imports it."""
    modules = {}
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules.update({alias.name.partition(".")[0]: file for alias in node.names})
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules[node.module.partition(".")[0]] = file
    return modules


def names(requirements: list[str]) -> set[str]:
    found = [re.match(r"[\w.-]+", requirement) for requirement in requirements]
    return {normal(name[0]) for name in found if name}


def test_catchlight_imports_nothing_that_pyproject_does_not_name() -> None:
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    named = names(pyproject["project"]["dependencies"])
    optional = names(pyproject["project"]["optional-dependencies"]["server"])
    known = packages_distributions()
    for module, file in imported_modules(PROJECT / "desktop").items():
        if file.parent.name == "milvus" and normal(known.get(module, [module])[0]) in optional:
            continue
        if module in sys.stdlib_module_names or module == "catchlight":
            continue
        distributions = {normal(name) for name in known.get(module, [module])}
        assert distributions & named, f"{file} imports {module}: name its package in pyproject.toml"
