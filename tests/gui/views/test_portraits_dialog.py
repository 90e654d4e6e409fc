from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.oversight_maker import searched

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.views.portraits_dialog import PortraitsDialog, score_words, scored_portraits
from catchlight.lab.folder import Lab
from catchlight.workflows.consult import ConsultedCandidate, consult_candidate

VECTORS = random_vectors(4)


def _record(lab: Lab, actor: Actor, case: Case) -> ConsultedCandidate:
    """Three portraits of one person; one of them was enrolled after the search."""
    enrolled(lab, *(a_portrait(f"{at}.jpg", VECTORS[at], person="P") for at in range(2)))
    search = searched(lab, actor, case, VECTORS[1])
    enrolled(lab, a_portrait("2.jpg", VECTORS[2], person="P"))
    return consult_candidate(lab, actor, case.number, search.id, 1)


def test_every_portrait_has_its_score_or_says_that_it_was_not_searched(lab: Lab, actor: Actor, case: Case) -> None:
    rows = scored_portraits(_record(lab, actor, case))
    assert [row.portrait.id for row in rows] == ["p2", "p1", "p3"]
    assert score_words(rows[0]) == "1.000"
    assert score_words(rows[2]) == "not searched"


def test_the_best_one_is_shown_first(
    window: MainWindow, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def picture(sha256: str, _side: int) -> QPixmap:
        asked.append(sha256)
        return QPixmap()

    record = _record(lab, actor, case)
    dialog = PortraitsDialog(record, session.pictures.changed, picture_of=picture, parent=window)
    dialog.open()
    qtbot.waitUntil(lambda: bool(asked))
    best = next(one for one in record.portraits if one.id == "p2")
    assert asked[0] == best.crop_sha256
    assert dialog.picture.accessibleName() == "p2"
    dialog.accept()
