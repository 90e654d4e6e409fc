import sys
from pathlib import Path

import pytest

from bootstrapping.console import SetupFailed
from bootstrapping.environment import Environment, Stamp, is_alive, is_reusable, link_fingerprint, read_stamp

LAYERS = {"runtime": "r1", "test": "t1"}


def test_an_environment_without_the_test_packages_is_completed() -> None:
    assert is_reusable(Stamp(made_for="here", done={"runtime": "r1"}), made_for="here", layers=LAYERS)


def test_a_changed_requirement_makes_it_anew() -> None:
    assert not is_reusable(Stamp(made_for="here", done={"runtime": "r0"}), made_for="here", layers=LAYERS)


def test_another_python_or_place_makes_it_anew() -> None:
    assert not is_reusable(Stamp(made_for="there", done={"runtime": "r1"}), made_for="here", layers=LAYERS)


def test_an_interrupted_step_makes_it_anew() -> None:
    stamp = Stamp(made_for="here", done={"runtime": "r1"}, begun="test")
    assert not is_reusable(stamp, made_for="here", layers=LAYERS)


@pytest.mark.parametrize("content", ["", "{", '{"unknown": 1}', "[1]"])
def test_an_unreadable_stamp_counts_as_none(tmp_path: Path, content: str) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text(content)
    assert read_stamp(stamp) == Stamp()


def test_an_environment_is_alive_while_its_python_is_there(tmp_path: Path) -> None:
    home = tmp_path / "python home"
    home.mkdir()
    (tmp_path / "pyvenv.cfg").write_text(f"home = {home}\nversion = 3.11.7\n")
    assert is_alive(tmp_path)
    home.rmdir()
    assert not is_alive(tmp_path)


def test_a_changed_dependency_or_lint_rule_leaves_the_link_alone_a_changed_command_does_not(tmp_path: Path) -> None:
    pyproject = tmp_path / "pyproject.toml"
    text = (
        '[project]\nname = "catchlight"\ndependencies = ["numpy"]\n[project.scripts]\ncatchlight = "a:main"\n'
        "[tool.setuptools]\n[tool.ruff]\nline-length = 120\n"
    )
    pyproject.write_text(text)
    before = link_fingerprint(pyproject)
    pyproject.write_text(text.replace("numpy", "scipy").replace("120", "100"))
    assert link_fingerprint(pyproject) == before
    pyproject.write_text(text.replace("a:main", "b:main"))
    assert link_fingerprint(pyproject) != before


class Steps:
    """Stands in for everything that would install something."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
        self.done: list[str] = []
        self.failing: dict[str, SetupFailed | KeyboardInterrupt] = {}
        self.environment = Environment(project)
        (project / "pyproject.toml").write_text('[project]\nname = "catchlight"\n[tool.setuptools]\n')
        monkeypatch.setattr("bootstrapping.environment.subprocess.run", lambda *_args, **_kwargs: None)
        monkeypatch.setattr(Environment, "_make_anew", self._make_anew)
        monkeypatch.setattr(self.environment._installer, "install_pinned", self._install)
        monkeypatch.setattr(self.environment._installer, "install_local", lambda *_what: self._do("link"))
        monkeypatch.setattr(
            "bootstrapping.environment.annoy_wheel.install_annoy", lambda *_args, **_kwargs: self._do("annoy")
        )
        monkeypatch.setattr(
            "bootstrapping.environment.system_packages.ensure_qt_libraries", lambda *_args, **_kwargs: None
        )
        monkeypatch.setattr("bootstrapping.environment.system_packages.window_libraries_missing", lambda *_args: [])

    def prepare(self, *, tests: bool = False, server: bool = False) -> list[str]:
        self.done.clear()
        self.environment.prepare(tests=tests, window=False, server=server)
        return list(self.done)

    def _make_anew(self, made_for: str) -> None:
        self._do("new")
        self.environment.folder.mkdir(exist_ok=True)
        (self.environment.folder / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\n")
        self.environment._stamp = Stamp(made_for=made_for)

    def _install(self, *files: Path) -> None:
        self._do(files[-1].stem)

    def _do(self, step: str) -> bool:
        self.done.append(step)
        if step in self.failing:
            raise self.failing.pop(step)
        return True


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Steps:
    return Steps(monkeypatch, tmp_path)


def test_everything_is_done_once(steps: Steps) -> None:
    assert steps.prepare() == ["new", "runtime", "link", "annoy"]
    assert steps.prepare() == []


def test_the_checks_packages_are_added_to_what_is_there(steps: Steps) -> None:
    steps.prepare()
    assert steps.prepare(tests=True) == ["test", "server"]
    assert steps.prepare() == []


def test_what_a_gallery_server_needs_is_added_when_it_is_asked_for(steps: Steps) -> None:
    assert steps.prepare(server=True) == ["new", "runtime", "server", "link", "annoy"]
    assert steps.prepare(tests=True) == ["test"]


def test_a_failed_download_leaves_a_good_environment_as_it_is(steps: Steps) -> None:
    steps.prepare()
    steps.failing["test"] = SetupFailed("no network")
    with pytest.raises(SetupFailed):
        steps.prepare(tests=True)
    assert steps.prepare() == []


def test_an_installation_that_broke_off_is_made_anew(steps: Steps) -> None:
    steps.prepare()
    steps.failing["test"] = SetupFailed("disk full", half_done=True)
    with pytest.raises(SetupFailed):
        steps.prepare(tests=True)
    assert steps.prepare() == ["new", "runtime", "link", "annoy"]


def test_an_interrupted_set_up_is_made_anew(steps: Steps) -> None:
    steps.failing["runtime"] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        steps.prepare()
    assert steps.prepare() == ["new", "runtime", "link", "annoy"]


def test_without_annoy_set_up_succeeds_and_says_what_is_missing(
    steps: Steps, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bootstrapping.environment.annoy_wheel.install_annoy", lambda *_args, **_kwargs: False)
    steps.prepare()
    steps.prepare()
    assert "no instant preview" in capsys.readouterr().out
