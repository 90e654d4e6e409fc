"""The file of a snapshot: a gallery at one revision, for a workstation that is detached from the lab.

A line that names the format, a byte that says whether it is sealed, then frames: a byte for the kind, four for the
length, the payload. The first frame is the header (JSON), the last one an Ed25519 signature over the SHA-256 of all
frames before it; nothing follows. Payloads are MessagePack of fixed types. There are no file names in it, no
compression and no pickle, every length is limited before anything is read, and what is read counts only once the
signature was verified.
"""

import hashlib
import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any, BinaryIO, Protocol

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from catchlight.gallery.sealing import NotSealedForUs, Sealer, Unsealer
from catchlight.lab.keys import SigningKey, fingerprint

MAGIC = b"catchlight-snapshot/1\n"
SIGNATURE_DOMAIN = b"catchlight-snapshot/1\x00"
LARGEST_FRAME = 16 << 20
LARGEST_HEADER = 64 << 10
RECORDS_A_FRAME = 1000
_PLAIN, _SEALED = b"\x00", b"\x01"
_HEADER, _SIGNATURE = b"H", b"S"


class SnapshotRefused(Exception):
    """The file is no snapshot, was altered, cut short or sealed for somebody else; says which.

    Attributes:
        hint: What to do next.
    """

    def __init__(
        self,
        reason: str,
        *,
        hint: str = "Get it again from the lab that it comes from, with the fingerprint by another way.",
    ) -> None:
        super().__init__(reason)
        self.hint = hint


Hash = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Name = Annotated[str, msgspec.Meta(pattern=r"\A[0-9A-Za-z.:-]{1,64}\Z")]


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a snapshot is.

    Attributes:
        origin: Identifier of the lab that it comes from.
        revision: The gallery's revision.
        root: The gallery's Merkle root, hex.
        leaves: Templates that had ever been added.
        erased: How many of them had been erased.
        pack_sha256: Hash of the model pack of the templates in it.
        made_at: RFC 3339, UTC.
        not_after: The last day (UTC) it may be used, `YYYY-MM-DD`.
        signer: The signer's public key, hex.
        base_revision: For a delta the revision that it goes on from, else None.
        base_leaves: Templates ever added at that revision.
        base_erased: Templates erased at that revision.
    """

    origin: Name
    revision: Count
    root: Hash
    leaves: Count
    erased: Count
    pack_sha256: Hash
    made_at: Name
    not_after: Name
    signer: Hash
    base_revision: Count | None = None
    base_leaves: Count = 0
    base_erased: Count = 0


class PortraitRecord(msgspec.Struct, frozen=True, array_like=True):
    """One portrait with its template, as `evidence.db` has them; `leaf` is the template's number in the tree."""

    leaf: int
    person_id: str
    sex: str | None
    birth_year: int | None
    sha256: str
    file_name: str
    width: int
    height: int
    captured_on: str
    source: str
    legal_basis: str
    retain_until: str
    note: str | None
    box: tuple[float, float, float, float]
    landmarks: str
    chosen: str
    quality: str
    verdict: str
    crop_sha256: str
    enrolled_at: str
    enrolled_by: str
    tags: tuple[str, ...]
    embedding: bytes


class LeafRecord(msgspec.Struct, frozen=True, array_like=True):
    """A leaf of the tree whose template is not in the snapshot: of another pack, or expired."""

    leaf: int
    leaf_hash: bytes


class ErasedRecord(msgspec.Struct, frozen=True, array_like=True):
    """An erased template: its number among the erasures, its leaf, and the leaf's hash."""

    number: int
    leaf: int
    leaf_hash: bytes
    revision: int


class TagsRecord(msgspec.Struct, frozen=True, array_like=True):
    """In a delta the tags that a portrait of the base carries now; those of which there is none carry no tag."""

    leaf: int
    tags: tuple[str, ...]


class CropRecord(msgspec.Struct, frozen=True, array_like=True):
    """A display crop (PNG); its name is the hash of its bytes, and is worked out by who reads it."""

    content: bytes


Record = PortraitRecord | LeafRecord | ErasedRecord | TagsRecord | CropRecord
_KINDS: dict[bytes, Any] = {
    b"P": list[PortraitRecord],
    b"L": list[LeafRecord],
    b"E": list[ErasedRecord],
    b"T": list[TagsRecord],
    b"C": list[CropRecord],
}
_KIND_OF: dict[type[Record], bytes] = {
    PortraitRecord: b"P",
    LeafRecord: b"L",
    ErasedRecord: b"E",
    TagsRecord: b"T",
    CropRecord: b"C",
}


class _Writer(Protocol):
    def write(self, content: bytes, /) -> object: ...


class _Reader(Protocol):
    def read(self, count: int, /) -> bytes: ...


def write_snapshot(
    target: BinaryIO, header: Header, records: Iterable[Record], key: SigningKey, *, recipient: bytes | None = None
) -> None:
    """Write a snapshot, signed with a key whose public part the header names.

    Args:
        target: Where to.
        header: What it is.
        records: What is in it, those of one kind after each other.
        key: Signs it.
        recipient: X25519 public key of the only one who can read it, 32 bytes; None for everybody.

    Raises:
        ValueError: if the recipient's key is none.
        OSError: if it cannot be written.
    """
    target.write(MAGIC + (_PLAIN if recipient is None else _SEALED))
    sealer = None if recipient is None else Sealer(target, recipient)
    writer: _Writer = target if sealer is None else sealer
    digest = hashlib.sha256()

    def put(kind: bytes, payload: bytes) -> None:
        frame = kind + struct.pack(">I", len(payload)) + payload
        digest.update(frame)
        writer.write(frame)

    put(_HEADER, msgspec.json.encode(header))
    for kind, payload in _frames(records):
        put(kind, payload)
    put(_SIGNATURE, key.sign(SIGNATURE_DOMAIN + digest.digest()))
    if sealer is not None:
        sealer.finish()


class SnapshotReader:
    """Reads a snapshot from its beginning; what it gave counts only when `records` ended without an error."""

    def __init__(self, source: BinaryIO, *, signer: str, private: bytes | None = None) -> None:
        """Read the header.

        Args:
            source: The file.
            signer: Fingerprint (SHA-256 of the public key, hex) of whose signature is trusted; from outside.
            private: Our X25519 private key, for a sealed one.

        Raises:
            SnapshotRefused: if it is no snapshot, of another signer, or sealed for somebody else.
        """
        if source.read(len(MAGIC)) != MAGIC:
            raise SnapshotRefused("it is no snapshot of a gallery, or one of another version")
        mode = source.read(1)
        self._source: _Reader = source
        self._digest = hashlib.sha256()
        try:
            if mode == _SEALED:
                if private is None:
                    raise SnapshotRefused(
                        "it is sealed for a recipient, and no recipient's key was given",
                        hint="Give the recipient's private key: --recipient-key FILE.",
                    )
                self._source = Unsealer(source, private)
            elif mode != _PLAIN:
                raise SnapshotRefused("it is no snapshot of a gallery, or one of another version")
            kind, payload = self._frame(limit=LARGEST_HEADER)
            if kind != _HEADER:
                raise SnapshotRefused("it does not begin with a header")
            self.header = msgspec.json.decode(payload, type=Header)
            public = bytes.fromhex(self.header.signer)
        except NotSealedForUs as error:
            raise SnapshotRefused(
                "it is sealed for somebody else, or was altered",
                hint="Give the private key that belongs to the public one it was exported to, or get it again.",
            ) from error
        except (ValueError, msgspec.DecodeError) as error:
            raise SnapshotRefused("its header cannot be read") from error
        if fingerprint(public) != signer.lower():
            raise SnapshotRefused(
                "it is signed by another key than the one whose fingerprint was given",
                hint="Compare the fingerprint with whoever exported it. If it is right, this is another lab's or a"
                " forged one.",
            )
        self._key = Ed25519PublicKey.from_public_bytes(public)

    def records(self, step: Callable[[int], None] = lambda _: None) -> Iterator[Record]:
        """What is in it, in the order in which it was written; ends only where the signature was verified.

        Args:
            step: Told how many records were read.

        Raises:
            SnapshotRefused: if it was altered or cut short.
        """
        count = 0
        while True:
            before = self._digest.copy()
            try:
                kind, payload = self._frame(limit=LARGEST_FRAME)
                if kind == _SIGNATURE:
                    self._end(payload, before.digest())
                    return
                if kind not in _KINDS:
                    raise SnapshotRefused("it holds a part that this version does not know")
                found = msgspec.msgpack.decode(payload, type=_KINDS[kind])
            except NotSealedForUs as error:
                raise SnapshotRefused("it was altered or cut short") from error
            except (msgspec.DecodeError, ValueError) as error:
                raise SnapshotRefused("a part of it cannot be read") from error
            yield from found
            count += len(found)
            step(count)

    def _frame(self, *, limit: int) -> tuple[bytes, bytes]:
        head = self._source.read(5)
        if len(head) != 5:
            raise SnapshotRefused("it was cut short")
        (length,) = struct.unpack(">I", head[1:])
        if length > limit:
            raise SnapshotRefused("a part of it is larger than any may be")
        payload = self._source.read(length)
        if len(payload) != length:
            raise SnapshotRefused("it was cut short")
        self._digest.update(head + payload)
        return head[:1], payload

    def _end(self, signature: bytes, digest: bytes) -> None:
        try:
            self._key.verify(signature, SIGNATURE_DOMAIN + digest)
        except InvalidSignature as error:
            raise SnapshotRefused("its signature is wrong: it was altered") from error
        if self._source.read(1):
            raise SnapshotRefused("something was added after its end")


def _frames(records: Iterable[Record]) -> Iterator[tuple[bytes, bytes]]:
    """Records of one kind together, as many as a frame may hold."""
    waiting: list[Record] = []
    size = 0
    for record in records:
        weight = len(record.content) if isinstance(record, CropRecord) else 0
        full = len(waiting) == RECORDS_A_FRAME or size + weight > LARGEST_FRAME // 2
        if waiting and (type(record) is not type(waiting[0]) or full):
            yield _KIND_OF[type(waiting[0])], msgspec.msgpack.encode(waiting)
            waiting, size = [], 0
        waiting.append(record)
        size += weight
    if waiting:
        yield _KIND_OF[type(waiting[0])], msgspec.msgpack.encode(waiting)
