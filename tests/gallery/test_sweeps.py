"""The probes of a sweep and their candidates, stored and read back."""

from dataclasses import replace

from tests.gallery_maker import fill, random_vectors
from tests.people import present
from tests.search_maker import asked, begun, stored_face

from catchlight.evidence.cases import Case
from catchlight.evidence.log import acting
from catchlight.gallery.searches import Listed, search_named
from catchlight.gallery.sweeps import SweptProbe, count_probes, store_probes, store_swept, swept_probe, swept_probes
from catchlight.lab.folder import Lab


def test_each_probe_keeps_its_own_list_in_its_order(lab: Lab, case: Case) -> None:
    vectors = random_vectors(3)
    fill(lab, vectors)
    faces = [stored_face(lab, case, vector) for vector in vectors[:2]]
    row = begun(lab, case, asked(faces[0], mode="sweep"))
    probes = [SweptProbe(at, one.name, one.face.row, "ab" * 32) for at, one in enumerate(faces, start=1)]
    found = replace(probes[1], listed=(Listed(1, 0.75, 3, None), Listed(2, 0.5, 1, None)))
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            store_probes(act, row, probes)
            store_swept(act, row, [probes[0], found])
            act.log("search.finished")
        assert swept_probes(db, row) == (probes[0], found)
        assert swept_probe(db, row, faces[1].name) == found
        assert swept_probe(db, row, "t9") is None
        assert (count_probes(db, row), count_probes(db, row + 1)) == (2, 0)
        assert search_named(db, case, f"s{row}").is_sweep
