import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import onnx
import pytest
from onnx import TensorProto, helper

from catchlight.errors import PackRefused
from catchlight.faces.pack import DEFAULT_PACK, ModelPack, load_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the default pack that a test may spoil."""
    return Path(shutil.copytree(DEFAULT_PACK, tmp_path / "pack with spaces, tekst en 顔"))


def manifest_of(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return content


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def put_file(folder: Path, name: str, content: bytes) -> None:
    """Replace a file and say so in the manifest, as somebody who makes a pack would."""
    (folder / name).write_bytes(content)
    manifest = manifest_of(folder)
    for file in manifest["files"]:
        if file["name"] == name:
            file.update(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    write_manifest(folder, manifest)


def refusal(folder: Path) -> PackRefused:
    with pytest.raises(PackRefused) as caught:
        load_pack(folder)
    assert caught.value.hint
    assert caught.value.facts["folder"] == str(folder)
    return caught.value


def test_the_default_pack_is_whole(default_pack: ModelPack) -> None:
    assert default_pack.name == "yunet-sface"
    assert default_pack.embedding_size == 128
    assert {file.licence for file in default_pack.manifest.files} == {"MIT", "Apache-2.0", None}


def test_the_packs_hash_stands_for_what_it_says_and_not_for_how_it_is_written(
    folder: Path, default_pack: ModelPack
) -> None:
    write_manifest(folder, dict(reversed(manifest_of(folder).items())))

    assert load_pack(folder).sha256 == default_pack.sha256


def test_another_file_makes_another_hash(folder: Path, default_pack: ModelPack) -> None:
    put_file(folder, "LICENSE-yunet.txt", b"another licence")

    assert load_pack(folder).sha256 != default_pack.sha256


@pytest.mark.parametrize("name", ["yunet.onnx", "sface.onnx", "LICENSE-sface.txt", "manifest.json"])
def test_a_missing_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert name in refusal(folder).message


def test_one_changed_byte_is_refused_with_both_hashes(folder: Path) -> None:
    content = bytearray((folder / "sface.onnx").read_bytes())
    content[5_000_000] ^= 1
    (folder / "sface.onnx").write_bytes(content)

    facts = refusal(folder).facts
    assert facts["file"] == "sface.onnx"
    assert facts["expected_sha256"] != facts["found_sha256"]


def test_a_cut_off_file_is_refused(folder: Path) -> None:
    (folder / "yunet.onnx").write_bytes((folder / "yunet.onnx").read_bytes()[:-1])

    assert "altered" in refusal(folder).message


@pytest.mark.parametrize("content", [b"x", b"not a model at all", b"\x08\x06", bytes(200)])
def test_what_is_not_onnx_is_refused(folder: Path, content: bytes) -> None:
    put_file(folder, "yunet.onnx", content)

    assert "not an ONNX model" in refusal(folder).message


def test_weights_in_another_file_are_refused(folder: Path) -> None:
    weights = helper.make_tensor("weights", TensorProto.FLOAT, [1], [1.0])
    weights.data_location = TensorProto.EXTERNAL
    value = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in "ab"]
    graph = helper.make_graph([helper.make_node("Add", ["a", "weights"], ["b"])], "g", value[:1], value[1:], [weights])
    put_file(folder, "sface.onnx", helper.make_model(graph).SerializeToString())

    assert "in another file" in refusal(folder).message


@pytest.mark.parametrize("name", ["../yunet.onnx", "/etc/hostname", "..", "a\\b.onnx", "C:x", "manifest.json"])
def test_a_name_outside_the_pack_is_refused_before_it_is_read(folder: Path, name: str) -> None:
    manifest = manifest_of(folder)
    manifest["files"][0]["name"] = name
    write_manifest(folder, manifest)

    assert "outside the pack" in refusal(folder).message


def test_a_name_given_twice_is_refused(folder: Path) -> None:
    manifest = manifest_of(folder)
    manifest["files"].append(manifest["files"][0])
    write_manifest(folder, manifest)

    assert "twice" in refusal(folder).message


@pytest.mark.parametrize(("part", "key"), [("detector", "kind"), ("recogniser", "kind"), ("recogniser", "alignment")])
def test_an_unknown_kind_is_refused_with_the_known_ones(folder: Path, part: str, key: str) -> None:
    manifest = manifest_of(folder)
    manifest[part][key] = "mystery"
    write_manifest(folder, manifest)

    facts = refusal(folder).facts
    assert facts["kind"] == "mystery"
    assert facts["known"]


@pytest.mark.parametrize("part", ["detector", "recogniser"])
def test_a_model_that_the_manifest_does_not_list_is_refused(folder: Path, part: str) -> None:
    manifest = manifest_of(folder)
    manifest[part]["file"] = "other.onnx"
    write_manifest(folder, manifest)

    assert refusal(folder).facts["file"] == "other.onnx"


def test_a_licence_that_the_manifest_does_not_list_is_refused(folder: Path) -> None:
    manifest = manifest_of(folder)
    manifest["files"] = [file for file in manifest["files"] if file["name"] != "LICENSE-yunet.txt"]
    write_manifest(folder, manifest)

    assert "LICENSE-yunet.txt" in refusal(folder).message


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{", b"null", b'{"format": 1}', b'{"format": 2}', b"\xff\xfe", b'{"format": "1"}']
)
def test_a_malformed_manifest_is_refused(folder: Path, text: bytes) -> None:
    (folder / "manifest.json").write_bytes(text)

    refusal(folder)


def test_an_unknown_field_is_refused(folder: Path) -> None:
    manifest = manifest_of(folder)
    manifest["download"] = "yes"
    write_manifest(folder, manifest)

    assert "download" in refusal(folder).message


def test_a_file_altered_after_loading_is_refused_when_it_is_read(folder: Path) -> None:
    pack = load_pack(folder)
    content = (folder / "yunet.onnx").read_bytes()
    (folder / "yunet.onnx").write_bytes(bytes(len(content)))

    with pytest.raises(PackRefused, match="altered"):
        pack.read("yunet.onnx")


def test_each_model_of_the_default_pack_takes_one_input(default_pack: ModelPack) -> None:
    for name in ("yunet.onnx", "sface.onnx"):
        assert len(onnx.load_model_from_string(default_pack.read(name)).graph.input) == 1
