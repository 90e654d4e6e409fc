"""The lab's policy: defaults, a file that changes them, and a file that cannot be followed."""

from datetime import time
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.lab.policy import FILE_NAME, Authorisation, OfficeHours, Policy, policy_in_force

EDITED = """
[authorisation]
hours_to_grant = 24

[office_hours]
weekdays = [1, 2, 3]
begins = 08:30:00
ends = "17:00:00"
zone = "Europe/Amsterdam"

[sign_in]
idle_minutes = 5
"""


def written(folder: Path, text: str) -> Path:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_the_limits_of_the_ai_act_are_followed(tmp_path: Path) -> None:
    policy = policy_in_force(tmp_path)
    assert policy == Policy()
    assert policy.authorisation.hours_to_grant == 48
    assert (policy.retention.case_days, policy.reporting.smallest_count, policy.sign_in.idle_minutes) == (1825, 5, 10)
    assert policy.retention.rejects_days == 30


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    policy = policy_in_force(written(tmp_path, EDITED))
    assert policy.authorisation == Authorisation(24)
    assert policy.office_hours == OfficeHours((1, 2, 3), time(8, 30), time(17), "Europe/Amsterdam")
    assert policy.sign_in.idle_minutes == 5
    assert policy.retention == Policy().retention


def test_the_hash_stands_for_every_value_and_not_for_the_file(tmp_path: Path) -> None:
    edited = policy_in_force(written(tmp_path, EDITED))
    assert edited.sha256 == policy_in_force(written(tmp_path, "# the same\n" + EDITED)).sha256
    assert policy_in_force(written(tmp_path, EDITED.replace("24", "25"))).sha256 != edited.sha256
    assert policy_in_force(written(tmp_path, "[authorisation]\nhours_to_grant = 48")).sha256 == Policy().sha256
    assert len(edited.sha256) == 64


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[authorisation]\nhours_to_grant = 49", "hours_to_grant"),  # the law allows 48
        ("[authorisation]\nhours_to_grant = 0", "hours_to_grant"),
        ("[authorisation]\nhours = 12", "hours"),
        ("[authorization]\nhours_to_grant = 12", "authorization"),
        ("[reporting]\nsmallest_count = 'five'", "smallest_count"),
        ("[office_hours]\nweekdays = [0]", "weekdays"),
        ("[office_hours]\nzone = 'Europe/Nowhere'", "no time zone 'Europe/Nowhere'"),
        ("[office_hours]\nzone = '../../etc/passwd'", "no time zone"),
        ("[office_hours]\nzone = 'Europe'", "no time zone 'Europe'"),
        ("[retention]\ncase_days = 1.5", "case_days"),
        ("this is no TOML", "line 1"),
        ("#" * 70_000, "larger than 65536 bytes"),
        ("x = " + "[" * 30_000, "recursion"),
        ("[office_hours]\nbegins = '07:00:00+02:00'", "begins"),  # the zone stands beside it
    ],
)
def test_what_is_no_policy_stops_instead_of_falling_back(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CatchlightError) as refused:
        policy_in_force(written(tmp_path, text))
    assert says in refused.value.message
    assert refused.value.facts["path"] == str(tmp_path / FILE_NAME)


def test_a_mark_at_its_beginning_is_no_part_of_it(tmp_path: Path) -> None:
    assert policy_in_force(written(tmp_path, f"\ufeff{EDITED}")).authorisation == Authorisation(24)


def test_a_file_that_cannot_be_read_stops_too(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(CatchlightError, match="cannot be used"):
        policy_in_force(tmp_path)
    (tmp_path / FILE_NAME).rmdir()
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(CatchlightError, match="cannot be used"):
        policy_in_force(tmp_path)
