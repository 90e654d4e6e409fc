"""A certificate is checked against the log of its lab."""

from pathlib import Path

import pytest
from tests.people import FIRST

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.lab.folder import Lab
from catchlight.workflows.check_certificate import check_certificate
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.purge import write_certificates


@pytest.fixture
def file(lab: Lab, actor: Actor, case: Case, tmp_path: Path) -> Path:
    certificate = erase_case(lab, EraseCase(actor, case.number, "court order")).certificate
    return write_certificates(tmp_path / "certificates", (certificate,))[0]


def test_a_certificate_fits_the_entry_that_it_names(lab: Lab, file: Path) -> None:
    assert check_certificate(lab, file) is None


def test_a_changed_one_and_another_lab_s_are_told(lab: Lab, file: Path, tmp_path: Path) -> None:
    other = create_lab(tmp_path / "other", first=FIRST).lab
    assert check_certificate(other, file) == "the log has no such entry"

    file.write_text(file.read_text(encoding="utf-8").replace('"cases":1', '"cases":2'), encoding="utf-8")
    assert check_certificate(lab, file) == "its text was changed"


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"entry": "1"}', b'{"entry": 1}'])
def test_what_is_no_certificate_is_told(lab: Lab, file: Path, content: bytes) -> None:
    file.write_bytes(content)

    assert check_certificate(lab, file) == "it is no certificate of an erasure"


def test_a_file_that_is_not_there_is_stated(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="cannot be read"):
        check_certificate(lab, tmp_path / "none.json")
