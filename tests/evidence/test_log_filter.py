import subprocess
import sys

from catchlight.evidence.log_filter import LogFilter


def test_only_one_that_narrows_nothing_is_empty() -> None:
    assert LogFilter().is_empty
    narrowed = LogFilter(case="c"), LogFilter(account="a"), LogFilter(actions=("gallery.",)), LogFilter(text="x")
    assert not any(one.is_empty for one in narrowed)


def test_a_form_that_holds_one_loads_no_database() -> None:
    program = "import sys, catchlight.evidence.log_filter; print('sqlite_utils' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout.strip() == b"False"
