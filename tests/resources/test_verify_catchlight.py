"""The stand-alone verifier by itself: what it needs, its tree, its canonical JSON, what its command says."""

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.test_merkle import LEAVES, ROOTS
from tests.log_maker import SCRIPT, VERIFIER, Log, json_values

from catchlight.evidence.merkle import leaf_hash
from catchlight.evidence.proofs import TreeProofs


def test_it_needs_the_standard_library_and_cryptography_only() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    modules = {
        alias.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    modules |= {(node.module or "").partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert modules - set(sys.stdlib_module_names) == {"cryptography"}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The verifier as a process, where nothing of Catchlight can be imported."""
    command = [sys.executable, "-I", str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_the_command_ends_with_0_1_or_2(log: Log, tmp_path: Path) -> None:
    fingerprint = log.first.key.key_id
    good = run(log.exported(), "--fingerprint", fingerprint)
    assert (good.returncode, good.stderr) == (0, "")
    assert "10 entries" in good.stdout
    assert "No problem was found" in good.stdout
    assert "cut" in good.stdout

    with log.changing() as db:
        db.conn.execute("UPDATE log SET signature = x'00' WHERE sequence = 4")
    bad = run(log.exported(), "--fingerprint", fingerprint)
    assert bad.returncode == 1
    assert "PROBLEM, entry 4: the entry or its signature was changed" in bad.stdout

    (tmp_path / "other.txt").write_text("something else")
    assert run(tmp_path / "other.txt", "--fingerprint", fingerprint).returncode == 2
    assert run(tmp_path / "nothing.txt", "--fingerprint", fingerprint).returncode == 2
    assert run(log.exported(), "--fingerprint", "short").returncode == 2
    assert run(log.exported()).returncode == 2


@pytest.mark.parametrize("size", range(1, 9))
def test_its_tree_has_the_published_heads(size: int) -> None:
    tree = VERIFIER.Tree()
    for leaf in LEAVES[:size]:
        tree.add(VERIFIER.leaf_hash(bytes.fromhex(leaf)))

    assert tree.head().hex() == ROOTS[size - 1]


def test_its_empty_tree_has_the_published_head() -> None:
    assert VERIFIER.Tree().head().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=40), st.data())
def test_it_follows_the_audit_paths_of_the_other_implementation(leaves: list[bytes], data: st.DataObject) -> None:
    size = len(leaves)
    index = data.draw(st.integers(0, size - 1))
    proofs = TreeProofs(size, indexes=[index]).read(map(leaf_hash, leaves))
    path, leaf = proofs.inclusion(index), leaf_hash(leaves[index])

    assert VERIFIER.head_from_path(leaf, path, index=index, size=size) == proofs.root()
    assert VERIFIER.head_from_path(leaf, [*path, bytes(32)], index=index, size=size) is None
    assert VERIFIER.head_from_path(leaf, path, index=size, size=size) is None
    if path:
        assert VERIFIER.head_from_path(leaf, path[:-1], index=index, size=size) is None


@given(json_values)
def test_its_canonical_json_is_that_of_an_independent_implementation(value: Any) -> None:
    assert VERIFIER.canonical(value).encode() == rfc8785.dumps(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_its_numbers_are_those_of_an_independent_implementation(value: float) -> None:
    assert VERIFIER.canonical(value).encode() == rfc8785.dumps(value)


# Source: RFC 8785, section 3.2.2.3 and appendix B; section 3.2.3 (names are sorted by UTF-16 code units).
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (333333333.33333329, "333333333.3333333"),
        (1e30, "1e+30"),
        (4.50, "4.5"),
        (2e-3, "0.002"),
        (0.000000000000000000000000001, "1e-27"),
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (9007199254740992.0, "9007199254740992"),
        (295147905179352830000.0, "295147905179352830000"),
        (9.999999999999997e22, "9.999999999999997e+22"),
        (1e23, "1e+23"),
        (0.000001, "0.000001"),
        (1e-7, "1e-7"),
        ({"\ufb33": 1, "\U0001f600": 2, "\u20ac": 3}, '{"\u20ac":3,"\U0001f600":2,"\ufb33":1}'),
        ('\u20ac$\u000f\nA\'B"\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\"/"'),
    ],
)
def test_its_canonical_json_is_the_published_one(value: object, text: str) -> None:
    assert VERIFIER.canonical(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, "\ud800"])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        VERIFIER.canonical(value)


def test_an_export_without_clear_texts_says_that_they_were_not_checked(log: Log) -> None:
    path = log.exported(with_clear_texts=False)

    report = VERIFIER.check_file(path, log.first.key.key_id)

    assert report.ok
    assert "clear texts are not in the file" in report.cannot_exclude
    assert b"/\\u00e9/" not in path.read_bytes()


def test_a_header_that_promises_more_than_the_file_holds_is_told(log: Log) -> None:
    path = log.exported()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:8]), encoding="utf-8")

    (problem,) = VERIFIER.check_file(path, log.first.key.key_id).problems

    assert "does not hold the log that it says" in problem.text


@pytest.mark.parametrize(("count", "words"), [(0, "No problem was"), (1, "1 problem was"), (2, "2 problems were")])
def test_the_report_counts_its_problems(count: int, words: str) -> None:
    report = VERIFIER.Report("a log", entries=count)
    for number in range(count):
        report.problem(number, f"problem {number}")

    lines = list(VERIFIER.told(report))

    assert f"{words} found." in lines
    assert ("1 entry," in lines[0]) == (count == 1)
