"""Which faces stand without having been found again, and where to look once more."""

from tests.faces.sightings import ANNA, sighting

from catchlight.faces import standing
from catchlight.faces.face import Box
from catchlight.faces.track import Track, begun
from catchlight.media.request import Region

WIDTH, HEIGHT = 640, 360


def track(x: float, *, number: int = 1) -> Track:
    return begun(number, Box(x, 100, 40, 40), 0, 0)


def unclear(tracks: list[Track], regions: list[Region], *found: float) -> list[Region]:
    seen = [sighting(x, ANNA, y=100) for x in found]
    return standing.unclear_places(tracks, seen, regions, width=WIDTH, height=HEIGHT)


def test_a_face_away_from_every_change_stands() -> None:
    assert standing.held([track(100)], [], [Region(300, 0, 100, 360)]) == {1}
    assert unclear([track(100)], [Region(300, 0, 100, 360)]) == []


def test_a_face_within_what_was_looked_at_and_not_found_is_gone() -> None:
    region = [Region(50, 50, 200, 200)]
    assert standing.held([track(100)], [], region) == set()
    assert unclear([track(100)], region) == []


def test_a_face_that_was_looked_at_in_part_is_looked_for_again_in_twice_its_size() -> None:
    assert unclear([track(100)], [Region(120, 0, 100, 360)]) == [Region(80, 80, 80, 80)]


def test_a_face_too_near_the_edge_of_what_was_looked_at_is_looked_for_again() -> None:
    assert unclear([track(100)], [Region(95, 0, 200, 360)]) != []


def test_the_edge_of_the_frame_is_no_edge_of_what_was_looked_at() -> None:
    assert unclear([track(-5)], [Region(0, 0, 200, 360)]) == []
    assert unclear([track(620)], [Region(500, 0, 140, 360)]) == []


def test_a_face_that_was_found_is_neither_held_nor_looked_for() -> None:
    part = [Region(120, 0, 100, 360)]
    assert unclear([track(100)], part, 102) == []
    assert standing.held([track(100)], [sighting(102, ANNA, y=100)], [Region(300, 0, 10, 10)]) == set()


def test_a_face_that_did_not_stand_before_does_not_stand_now() -> None:
    lost = track(100)
    lost.standing = False
    assert standing.held([lost], [], [Region(300, 0, 100, 360)]) == set()
    assert unclear([lost], [Region(120, 0, 100, 360)]) == []


def test_where_to_look_again_is_within_the_frame_even_for_a_face_outside() -> None:
    for x in (-500.0, 5000.0):
        outside = [Region(0, 0, WIDTH - 1, HEIGHT)]
        for place in unclear([track(x)], outside):
            assert 0 <= place.x < place.x + place.width <= WIDTH


def test_the_faces_of_both_looks_are_there_once_and_in_order() -> None:
    first, second = [sighting(100, ANNA), sighting(300, ANNA)], [sighting(103, ANNA), sighting(200, ANNA)]
    assert [one.face.box.x for one in standing.joined(first, second)] == [100, 200, 300]


def test_the_whole_frame_is_known_as_such() -> None:
    assert standing.covers([Region(0, 0, WIDTH, HEIGHT)], WIDTH, HEIGHT)
    assert not standing.covers([Region(0, 0, WIDTH, HEIGHT - 1)], WIDTH, HEIGHT)
    assert not standing.covers([], WIDTH, HEIGHT)
