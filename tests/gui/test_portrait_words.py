from dataclasses import replace

from tests.gallery_maker import QUALITY, a_portrait, enrolled, random_vectors

from catchlight.faces.face import Reason, Verdict
from catchlight.gallery.browse import portraits_of
from catchlight.gui.portrait_words import provenance_facts, quality_facts
from catchlight.lab.folder import Lab


def test_each_measure_is_said_and_the_reasons_with_the_verdict() -> None:
    poor = replace(QUALITY, verdict=Verdict.LIMITED, reasons=(Reason.BLURRED,), yaw=-12.4)
    said = {fact.name: fact.value for fact in quality_facts(poor)}
    assert said["Quality"] == "Limited. The face is blurred."
    assert said["Head"] == "turned −12°, nod 0°, tilt 0°"
    assert said["Eye distance"] == "60 pixels"
    assert said["Light"] == "0.5 of 1, 0.9 even, 7 bits of contrast"


def test_where_a_portrait_comes_from_stands_there_with_its_note(lab: Lab) -> None:
    enrolled(lab, a_portrait("1.jpg", random_vectors(1)[0], person="P1", note="scar"))
    with lab.reading() as db:
        (portrait,) = portraits_of(db, "P1")
    said = {fact.name: fact.value for fact in provenance_facts(portrait)}
    assert (said["Source"], said["Legal basis"], said["Note"]) == ("station", "art. 1", "scar")
    assert said["File"] == "1.jpg  ·  100 × 120"
    assert said["Face"] == "the only face"
