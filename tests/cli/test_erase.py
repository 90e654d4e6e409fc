"""`catchlight erase`: shown first, done with --yes and a reason."""

from pathlib import Path

from PIL import Image
from tests.cli.conftest import Command
from tests.keeping_maker import found_in

from catchlight.lab.folder import open_lab


def test_a_case_is_shown_first_and_erased_with_yes(in_lab: Command) -> None:
    preview = in_lab("erase", "case", "2026-1").document
    assert preview["erased"] is False
    assert preview["would_go"]["rows"] == {"case_members": 1, "cases": 1}

    without_reason = in_lab("erase", "case", "2026-1", "--yes")
    assert (without_reason.code, "reason" in without_reason.document["error"]) == (1, True)

    erased = in_lab("erase", "case", "2026-1", "--yes", "--reason", "court order").document
    assert (erased["erased"], erased["off_disk"], erased["certificate"]["kind"]) == (True, True, "case")
    assert in_lab("erase", "case", "2026-1").code == 1


def test_certificates_are_listed_and_written_again(in_lab: Command, run: Command, tmp_path: Path) -> None:
    assert run("erase", "certificates").out.strip() == "Nothing was erased yet."
    entry = in_lab("erase", "case", "2026-1", "--yes", "--reason", "order").document["certificate"]["entry"]

    listed = in_lab("erase", "certificates", "--to", tmp_path / "certificates").document

    assert [one["entry"] for one in listed["certificates"]] == [entry]
    assert [Path(path).name for path in listed["written"]] == [f"erasure-{entry}.json"]
    assert "case" in run("erase", "certificates").out


def test_a_certificate_is_checked(in_lab: Command, run: Command, tmp_path: Path) -> None:
    given = ("--yes", "--reason", "order", "--certificates", tmp_path)
    (path,) = in_lab("erase", "case", "2026-1", *given).document["written"]
    assert in_lab("erase", "check", path).document["ok"] is True
    assert "fits the entry" in run("erase", "check", path).out

    Path(path).write_text("{}", encoding="utf-8")
    answer = in_lab("erase", "check", path)
    assert (answer.code, answer.document["ok"]) == (1, False)


def test_a_search_that_is_not_there_is_stated(in_lab: Command) -> None:
    answer = in_lab("erase", "search", "2026-1", "s1", "--yes", "--reason", "order")

    assert answer.code == 1
    assert "no search s1" in answer.document["error"]


def test_the_text_says_that_nothing_was_erased(in_lab: Command, run: Command) -> None:
    assert in_lab("case", "list").code == 0
    assert "Nothing was erased. Say --yes" in run("erase", "case", "2026-1").out
    assert "off the disk" in run("erase", "case", "2026-1", "--yes", "--reason", "order").out


def test_no_byte_of_a_real_case_stays(in_lab: Command, tmp_path: Path, photo: Path, manifest: Path) -> None:
    assert in_lab("gallery", "enrol", manifest).code == 0
    seen = tmp_path / "Xylograph.jpg"
    Image.open(photo).rotate(3).save(seen, quality=90)
    in_lab("exhibit", "add", "2026-1", seen, "--keep-original", "--seized-by", "Officer Quince")
    assert in_lab("extract", "2026-1").code == 0
    given = ("--probe", "f1", "--authority", "Judge Medlar", "--purpose", "to find Mx Damson")
    search = in_lab("search", "2026-1", *given).document
    assert search["candidates"][0]["person_id"] == "P-A"
    needles = _bytes_of_the_case(tmp_path / "lab")
    assert found_in(tmp_path / "lab", *needles) == set(needles)

    in_lab("erase", "search", "2026-1", search["search"], "--yes", "--reason", "refused")
    assert found_in(tmp_path / "lab", *needles) == set(needles)  # only whom it listed went, and persons stay enrolled
    in_lab("erase", "case", "2026-1", "--yes", "--reason", "order")

    assert found_in(tmp_path / "lab", *needles) == set()
    assert in_lab("log", "verify").document["problems"] == []


def _bytes_of_the_case(folder: Path) -> list[bytes]:
    """Texts, embeddings, landmarks and pictures of the lab's one case."""
    with open_lab(folder).reading() as db:
        faces = db.conn.execute("SELECT embedding, landmarks, crop_sha256 FROM faces").fetchall()
        (kept,) = db.conn.execute("SELECT sha256 FROM exhibits WHERE kept").fetchone()
    files = [folder / "store" / sha256[:2] / sha256 for sha256 in (kept, *(crop for _, _, crop in faces))]
    pictures = [path.read_bytes()[2000:2400] for path in files]
    texts = [b"Xylograph", b"Officer Quince", b"Judge Medlar", b"Mx Damson", b"burglary"]
    return [*texts, *pictures, *(embedding for embedding, _, _ in faces), *(points.encode() for _, points, _ in faces)]
