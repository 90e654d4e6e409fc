"""Model packs: a folder with a manifest that names every file, its SHA-256, its licence and what it computes.

A pack is refused unless every byte is what the manifest says; templates made with different packs are never compared,
so each pack has one hash that stands for all of it.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from catchlight.errors import PackRefused
from catchlight.resources import resources_folder

MANIFEST_NAME = "manifest.json"
MANIFEST_FORMAT = 1
DEFAULT_PACK = resources_folder() / "models" / "yunet-sface"

DetectorKind = Literal["yunet"]
RecogniserKind = Literal["arcface"]

_DETECTOR_KINDS: tuple[str, ...] = ("yunet",)
_RECOGNISER_KINDS: tuple[str, ...] = ("arcface",)
_ALIGNMENTS: tuple[str, ...] = ("arcface-112",)
_LARGEST_FILE = 1 << 31
_REINSTALL = "Install the pack again from its source, or choose another pack."

Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]


class PackFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file of a pack.

    Attributes:
        name: Its name in the pack's folder; never a path.
        sha256: SHA-256 of its content, hexadecimal.
        size: Its length, bytes.
        source: Where it comes from, for the record.
        source_sha256: SHA-256 of the published file it was made from.
        licence: The licence's short name, None for the licence texts themselves.
        licence_file: The licence's text, a file of the same pack.
    """

    name: Text
    sha256: Hash
    size: Annotated[int, msgspec.Meta(ge=1, le=_LARGEST_FILE)]
    source: Text | None = None
    source_sha256: Hash | None = None
    licence: Text | None = None
    licence_file: Text | None = None


class DetectorFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the pack finds faces.

    Attributes:
        kind: The decoding that its outputs need.
        file: The ONNX file.
        colour_order: The order of the channels it was trained on.
        published_accuracy: As published by its makers, with the data set.
    """

    kind: Text
    file: Text
    colour_order: Literal["BGR", "RGB"]
    published_accuracy: Text


class RecogniserFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the pack describes a face.

    Attributes:
        kind: The InsightFace class that runs it.
        file: The ONNX file.
        colour_order: The order of the channels it was trained on.
        embedding_size: Values of an embedding.
        alignment: The template that faces are aligned to.
        published_accuracy: As published by its makers, with the data set.
    """

    kind: Text
    file: Text
    colour_order: Literal["BGR", "RGB"]
    embedding_size: Annotated[int, msgspec.Meta(ge=1, le=4096)]
    alignment: Text
    published_accuracy: Text


class PackManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `manifest.json` says.

    Attributes:
        format: The manifest's format; this version reads `MANIFEST_FORMAT`.
        name: The pack's name.
        version: The pack's version.
        date: The day it was built.
        detector: How it finds faces.
        recogniser: How it describes a face.
        files: Every file of the pack but the manifest.
    """

    format: int
    name: Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9._-]{0,63}$")]
    version: Text
    date: Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    detector: DetectorFacts
    recogniser: RecogniserFacts
    files: Annotated[tuple[PackFile, ...], msgspec.Meta(min_length=1, max_length=64)]


@dataclass(frozen=True)
class ModelPack:
    """A pack whose every file was verified.

    Attributes:
        folder: Where it is.
        manifest: What its manifest says.
        sha256: The pack's hash, hexadecimal: SHA-256 of the manifest in canonical form, file hashes included.
    """

    folder: Path
    manifest: PackManifest
    sha256: str

    @property
    def name(self) -> str:
        """The pack's name."""
        return self.manifest.name

    @property
    def embedding_size(self) -> int:
        """Values of an embedding."""
        return self.manifest.recogniser.embedding_size

    def read(self, name: str) -> bytes:
        """The content of one of the pack's files, verified again as it is read.

        Raises:
            PackRefused: if it was altered or removed since the pack was loaded.
        """
        return _read_verified(self.folder, next(file for file in self.manifest.files if file.name == name))


def load_pack(folder: Path) -> ModelPack:
    """Load and verify a model pack.

    Raises:
        PackRefused: if the manifest or a file is missing, malformed, altered, not ONNX, or of an unknown kind.
    """
    manifest = _read_manifest(folder)
    by_name = {file.name: file for file in manifest.files}
    if len(by_name) != len(manifest.files):
        raise _refusal(folder, "its manifest names a file twice")
    for file in manifest.files:
        if not _is_plain_name(file.name):
            raise _refusal(folder, f"its manifest names a file outside the pack: {file.name}", file=file.name)
        if file.licence_file is not None and file.licence_file not in by_name:
            raise _refusal(folder, f"its manifest does not list the licence {file.licence_file}", file=file.name)
    _refuse_unknown(folder, "detector", manifest.detector.kind, _DETECTOR_KINDS)
    _refuse_unknown(folder, "recogniser", manifest.recogniser.kind, _RECOGNISER_KINDS)
    _refuse_unknown(folder, "alignment", manifest.recogniser.alignment, _ALIGNMENTS)
    models = (manifest.detector.file, manifest.recogniser.file)
    for name in models:
        if name not in by_name:
            raise _refusal(folder, f"its manifest does not list the model {name}", file=name)
    for file in manifest.files:
        content = _read_verified(folder, file)
        if file.name in models:
            _refuse_other_than_onnx(folder, file.name, content)
    return ModelPack(folder, manifest, hashlib.sha256(msgspec.json.encode(manifest, order="sorted")).hexdigest())


def _read_manifest(folder: Path) -> PackManifest:
    try:
        text = (folder / MANIFEST_NAME).read_bytes()
    except OSError as error:
        raise _refusal(folder, f"{MANIFEST_NAME} cannot be read ({error.strerror})") from error
    try:
        given_format = msgspec.json.decode(text, type=dict[str, object]).get("format")
        if given_format != MANIFEST_FORMAT:
            raise _refusal(folder, f"its manifest has format {given_format!r}; this version reads {MANIFEST_FORMAT}")
        return msgspec.json.decode(text, type=PackManifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _refusal(folder, f"{MANIFEST_NAME} is malformed: {error}") from error


def _is_plain_name(name: str) -> bool:
    """True for a name that stays in the pack's folder on every system."""
    return name not in {".", "..", MANIFEST_NAME} and not any(sign in name for sign in "/\\:\0")


def _refuse_unknown(folder: Path, what: str, kind: str, known: tuple[str, ...]) -> None:
    if kind not in known:
        raise _refusal(folder, f"its {what} is of the unknown kind {kind!r}", kind=kind, known=list(known))


def _read_verified(folder: Path, file: PackFile) -> bytes:
    path = folder / file.name
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size == file.size else b""
    except FileNotFoundError as error:
        raise _refusal(folder, f"{file.name} is missing", file=file.name) from error
    except OSError as error:
        raise _refusal(folder, f"{file.name} cannot be read ({error.strerror})", file=file.name) from error
    if size != file.size:
        raise _refusal(folder, f"{file.name} was altered", file=file.name, expected_bytes=file.size, found_bytes=size)
    found = hashlib.sha256(content).hexdigest()
    if found != file.sha256:
        raise _refusal(
            folder, f"{file.name} was altered", file=file.name, expected_sha256=file.sha256, found_sha256=found
        )
    return content


def _refuse_other_than_onnx(folder: Path, name: str, content: bytes) -> None:
    """Refuse a model that is not ONNX, or that keeps weights in files the manifest does not cover."""
    import onnx  # noqa: PLC0415 - costly to import, and needed here only
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        graph = onnx.load_model_from_string(content).graph
    except DecodeError as error:
        raise _refusal(folder, f"{name} is not an ONNX model", file=name) from error
    if not graph.node or not graph.input or not graph.output:
        raise _refusal(folder, f"{name} is not an ONNX model", file=name)
    if any(tensor.data_location == onnx.TensorProto.EXTERNAL for tensor in graph.initializer):
        raise _refusal(folder, f"{name} keeps its weights in another file", file=name)


def _refusal(folder: Path, why: str, **facts: object) -> PackRefused:
    return PackRefused(f"The model pack in {folder} was refused: {why}.", hint=_REINSTALL, folder=str(folder), **facts)
