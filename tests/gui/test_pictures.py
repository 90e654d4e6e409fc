from pytestqt.qtbot import QtBot

from catchlight.gui import reads
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session


def test_a_face_without_a_kept_picture_is_cut_from_its_frame(
    in_demonstration: MainWindow, session: Session, qtbot: QtBot
) -> None:
    lab, pictures = session.lab, session.pictures
    assert lab is not None
    (overview,) = reads.case_overviews(lab, session.actor())
    tracks = reads.faces(lab, session.actor(), overview.case).tracks
    faces = (face for track in tracks for face in reads.track(lab, session.actor(), overview.case, track.id).faces)
    face = next(one for one in faces if one.crop_sha256 is None)
    with qtbot.waitSignal(pictures.changed, timeout=60_000):
        assert pictures.of_face(face, overview.case, 128) is None
    picture = pictures.of_face(face, overview.case, 128)
    assert picture is not None
    assert not picture.isNull()


def test_an_auditor_is_shown_none(in_demonstration: MainWindow, session: Session) -> None:
    pictures = session.pictures
    (overview,) = reads.case_overviews(session.open(), session.actor())
    track = reads.faces(session.open(), session.actor(), overview.case).tracks[0]
    crop = track.best.crop_sha256
    assert crop is not None
    pictures.are_hidden = True
    for picture in (pictures.of_crop(crop, 128), pictures.of_face(track.best, overview.case, 128)):
        assert picture is not None
        assert picture.isNull()
