from pathlib import Path

import pytest

from bootstrapping import annoy_wheel
from bootstrapping.annoy_wheel import portable_options, recipe, zig_command


@pytest.mark.parametrize("machine", ["x86_64", "AMD64", "aarch64"])
def test_no_option_ties_the_wheel_to_the_building_machine(machine: str) -> None:
    options = portable_options(machine)
    assert not any("native" in option or option.startswith("-march") for option in options)
    assert ("-msse4.2" in options) == (machine != "aarch64")


def test_zig_is_told_a_processor_and_spaces_in_paths_survive() -> None:
    command = zig_command(Path("/opt of mine/python"), machine="x86_64")
    assert command == '"/opt of mine/python" -m ziglang c++ -mcpu=x86_64_v2'


def test_a_kept_wheel_is_not_reused_for_other_source_or_options(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipe()
    monkeypatch.setattr(annoy_wheel, "fingerprint", lambda *_files: "another source")
    other_source = recipe()
    monkeypatch.setattr(annoy_wheel, "portable_options", lambda _machine: ("-O0",))
    assert len({before, other_source, recipe()}) == 3
