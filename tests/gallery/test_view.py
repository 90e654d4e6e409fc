"""What a search sees: one revision, additions and erasures at once, the same for every process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import present
from tests.view_maker import built, selected, viewed

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting
from catchlight.gallery import generation_files
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.exact import search_exact
from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.generation import open_generation
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.view import open_view, waiting_changes
from catchlight.lab.folder import Lab

VECTORS = random_vectors(12)


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a process of its own does."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def erase(lab: Lab, *portraits: int) -> None:
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        erase_templates(act, db, portraits)


def test_without_a_generation_there_is_no_view(lab: Lab) -> None:
    fill(lab, VECTORS)
    with pytest.raises(GenerationUnusable), viewed(lab):
        pass


def test_additions_and_erasures_are_seen_as_they_come(lab: Lab) -> None:
    fill(lab, VECTORS[:6])
    built(lab)
    seen = []
    changes: tuple[Callable[[], object], ...] = (
        lambda: enrolled(lab, a_portrait("6", VECTORS[6], person="P0", source="other")),
        lambda: enrolled(lab, a_portrait("7", VECTORS[7], person="new", sex="F")),
        lambda: erase(lab, 7, 2),
        lambda: enrolled(lab, a_portrait("8", VECTORS[8], person="new")),
        lambda: enrolled(lab, a_portrait("9", VECTORS[9], person="P1", birth_year=1970)),
    )
    for at, change in enumerate(changes):
        change()
        with viewed(lab) as view, lab.reading() as db:
            seen.append((view.size, len(view.delta), len(view.erased), waiting_changes(view)))
            assert (view.root, view.revision) == (read_tree(db).root(), at + 2)
            rows = len(view.generation) + np.arange(len(view.delta))
            portraits = view.portraits(rows)
            assert np.allclose(view.vectors(rows), VECTORS[portraits - 1], atol=1e-6)
            sources = [view.delta.texts.source[code] for code in view.delta.columns.source]
            assert sources == ["other" if portrait == 7 else "station" for portrait in portraits]
    assert seen == [(7, 1, 0, 1), (8, 2, 0, 2), (6, 1, 1, 2), (7, 2, 1, 3), (8, 3, 1, 4)]


def test_a_view_stays_at_its_revision_while_the_gallery_changes(lab: Lab) -> None:
    fill(lab, VECTORS[:6])
    built(lab)
    with viewed(lab) as view:
        selection = selected(view)
        enrolled(lab, a_portrait("late", VECTORS[6], person="late"))
        found = search_exact(view, VECTORS[6], k=9, selection=selection)
        with viewed(lab) as later:
            assert (view.size, later.size) == (6, 7)
    assert len(found.persons) == found.searched == 6
    assert found.certificate is not None
    assert found.certificate.revision == 1


def test_another_process_sees_the_same(lab: Lab) -> None:
    fill(lab, VECTORS[:6])
    built(lab)
    enrolled(lab, a_portrait("late", VECTORS[6], person="late"))
    erase(lab, 2)
    program = (
        "import sys; from pathlib import Path\n"
        "from catchlight.lab.folder import open_lab\nfrom catchlight.gallery.view import open_view\n"
        "lab = open_lab(Path(sys.argv[1]))\n"
        "with lab.reading() as db, open_view(lab, db, pack=sys.argv[2]) as view:\n"
        "    print(view.size, view.revision, view.root)\n"
    )
    told = run(program, str(lab.folder), PACK)
    with viewed(lab) as view:
        assert told.stdout.split() == [str(view.size), str(view.revision), view.root]


def test_a_template_of_another_dimension_is_damage(lab: Lab) -> None:
    fill(lab, VECTORS[:6])
    built(lab)
    enrolled(lab, a_portrait("late", random_vectors(1, dimension=8)[0], person="late"))
    with pytest.raises(CatchlightError, match="portrait p7 is damaged"), viewed(lab):
        pass


KILLED = """
import os, signal, sys
from pathlib import Path
from catchlight.gallery import generation_build, generation_files
from catchlight.jobs import JobControl
from catchlight.lab.folder import open_lab

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[3] == "segments":
    generation_files.write_segment = die
else:
    generation_files.write_manifest = die
lab = open_lab(Path(sys.argv[1]))
with lab.reading() as db:
    generation_build.build_generation(lab, db, pack=sys.argv[2], with_index=False)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", ["segments", "manifest"])
def test_a_build_that_is_killed_leaves_the_generation_in_use(lab: Lab, moment: str) -> None:
    fill(lab, VECTORS)
    first = built(lab)
    assert run(KILLED, str(lab.folder), PACK, moment).returncode == -9
    with lab.reading() as db:
        assert open_generation(lab, db, pack=PACK).number == first.number
    assert built(lab).number == first.number + 2


def test_a_transaction_that_is_there_already_is_used(lab: Lab) -> None:
    fill(lab, VECTORS)
    built(lab)
    with lab.reading() as db:
        with open_view(lab, db, pack=PACK) as view, open_view(lab, db, pack=PACK) as again:
            assert view.revision == again.revision
        assert not db.conn.in_transaction


def test_of_the_files_those_that_were_read_have_to_be_unchanged(lab: Lab) -> None:
    fill(lab, VECTORS)
    folder = built(lab).folder
    with viewed(lab) as view:
        view.require_unchanged()
        os.utime(folder / generation_files.segment_file(0))
        view.require_unchanged([])
        for read in ([0], None):
            with pytest.raises(generation_files.GenerationHarmed, match="erased while it was searched"):
                view.require_unchanged(read)
    with viewed(lab) as view:
        os.utime(folder / generation_files.VECTORS)  # an erasure writes here in any case, and first
        with pytest.raises(generation_files.GenerationHarmed, match="erased while it was searched"):
            view.require_unchanged([])


def test_rows_overwritten_between_the_check_of_the_files_and_the_search_are_noticed(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(lab, VECTORS)
    built(lab)
    check = generation_files.check_files

    def checked_then_changed(folder: Path, sums: generation_files.Sums, names: list[str]) -> None:
        check(folder, sums, names)
        os.utime(folder / generation_files.segment_file(0))

    monkeypatch.setattr(generation_files, "check_files", checked_then_changed)
    with viewed(lab) as view, pytest.raises(generation_files.GenerationHarmed, match="erased while it was searched"):
        search_exact(view, VECTORS[0], k=1, selection=selected(view))
