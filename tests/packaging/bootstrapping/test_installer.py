from pathlib import Path

import pytest

from bootstrapping.installer import failure

LOG = Path("pip-output.txt")


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("WARNING: Retrying ... NewConnectionError('...')\nERROR: No matching distribution found for x", "be reached"),
        ("ERROR: No matching distribution found for numpy==2.4.6", "does not have everything"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
    ],
)
def test_what_can_be_expected_to_fail_is_said_in_a_sentence_with_what_to_do(output: str, said: str) -> None:
    failed = failure(output, log=LOG)
    assert said in str(failed)
    assert failed.hint


def test_any_other_failure_shows_the_first_error_and_where_the_rest_is() -> None:
    failed = failure("Building wheel\n    error: unsupported linker arg\nERROR: Failed building wheel\n", log=LOG)
    assert str(failed) == "pip failed. error: unsupported linker arg"
    assert str(LOG) in failed.hint


def test_a_failure_while_files_are_copied_is_told_apart() -> None:
    assert failure("Installing collected packages: numpy\nERROR: No space left on device", log=LOG).half_done
    assert not failure("ERROR: No space left on device", log=LOG).half_done
