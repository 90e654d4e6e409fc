import pytest

from bootstrapping.commands import has_display, split_arguments


def test_what_follows_the_dashes_is_passed_on() -> None:
    assert split_arguments(["run", "--wheels", "w", "--", "demo", "--", "x"]) == (
        ["run", "--wheels", "w"],
        ["demo", "--", "x"],
    )
    assert split_arguments(["test"]) == (["test"], [])


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_recognised(environment: dict[str, str], system: str, expected: bool) -> None:
    assert has_display(environment, system=system) == expected
