from bootstrapping.system_packages import install_command, missing_library_message


def test_missing_libraries_are_named_with_the_one_command() -> None:
    message, hint = missing_library_message(["libGL.so.1", "libEGL.so.1"], ["libgl1", "libegl1"], debian=True)
    assert message == "Qt cannot start: this system lacks libEGL.so.1, libGL.so.1."
    assert hint.endswith("sudo apt-get install -y libegl1 libgl1")


def test_other_systems_are_told_the_package_names_and_no_debian_command() -> None:
    _message, hint = missing_library_message(["libGL.so.1"], ["libgl1"], debian=False)
    assert "libgl1" in hint
    assert "apt-get" not in hint


def test_root_needs_no_sudo_and_a_package_is_named_once() -> None:
    assert install_command(["libgl1", "g++", "libgl1"], root=True) == "apt-get install -y g++ libgl1"
