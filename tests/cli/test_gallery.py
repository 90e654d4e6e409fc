"""`catchlight gallery`: its verbs."""

from catchlight.cli.gallery import gallery


def test_enrolling_is_one_of_its_verbs() -> None:
    assert "enrol" in gallery.commands


def test_enrolling_anew_is_one_of_its_verbs() -> None:
    assert "reenrol" in gallery.commands
