"""The clips of the footage benchmark, made anew by each run: a fixed camera, a still background, real faces, noise.

The faces are cut from GIFs of real people with their surroundings; they cross the picture at a walking pace in front of
a still background, every pixel carries sensor noise, and the result is compressed as a camera would (H.264 without
B-frames, a key frame every five seconds). PyAV encodes; it is a test dependency and never shipped.

usage (in packaging/): python -m benchmarks.clips static|busy|full-hd FOLDER_OF_GIFS TARGET.mp4
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.pack import DEFAULT_PACK

Pixels = NDArray[np.uint8]
Person = list[Pixels]
"""One person's face with its surroundings, picture after picture."""


@dataclass(frozen=True)
class Scene:
    """What a clip shows.

    Attributes:
        width: Pixels.
        height: Pixels.
        rate: Frames a second.
        frames: How many.
        cycle: Frames from one group of people to the next.
        present: Of these, how many show the group.
        together: People that cross at the same time, in lanes above each other.
        face: Width of a person's picture, pixels; the face is about half as wide.
        noise: Sensor noise, standard deviation in levels.
    """

    width: int = 768
    height: int = 432
    rate: int = 10
    frames: int = 3000
    cycle: int = 150
    present: int = 30
    together: int = 2
    face: int = 80
    noise: float = 3.0


SCENES = {
    "static": Scene(),
    "busy": Scene(frames=1000, cycle=60, present=40),
    "full-hd": Scene(width=1920, height=1080, rate=25, frames=300, cycle=150, present=90, face=120),
}
"""Mostly static: people in a fifth of the frames. Busy: in two thirds. Full HD: in three fifths."""

_SEED = 7


def make_clip(scene: Scene, people: list[Person], target: Path) -> Path:
    """Write the clip."""
    with av.open(str(target), "w") as container:
        options = {"preset": "veryfast", "crf": "24", "bf": "0", "g": str(5 * scene.rate)}
        stream = container.add_stream("libx264", rate=scene.rate, options=options)
        if not isinstance(stream, av.VideoStream):
            raise TypeError("libx264 gave no video stream")
        stream.width, stream.height, stream.pix_fmt = scene.width, scene.height, "yuv420p"
        for picture in draw(scene, people):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="bgr24")))
        container.mux(stream.encode(None))
    return target


def draw(scene: Scene, people: list[Person]) -> Iterator[Pixels]:
    """The frames of a scene."""
    random = np.random.default_rng(_SEED)
    coarse = random.integers(60, 160, (9, 16, 3), dtype=np.uint8)
    background = np.asarray(cv2.resize(coarse, (scene.width, scene.height), interpolation=cv2.INTER_CUBIC), np.uint8)
    noise = random.normal(0, scene.noise, (8, scene.height, scene.width, 3)).astype(np.int16)
    for index in range(scene.frames):
        picture = background.copy()
        group, at = divmod(index, scene.cycle)
        if at < scene.present:
            for lane in range(scene.together):
                who = people[(group * scene.together + lane) % len(people)]
                _walk(picture, who[at % len(who)], scene, at=at, lane=lane, group=group)
        # Eight noise fields, shifted differently for each frame: as lively as fresh noise and much faster to make.
        field = np.roll(noise[random.integers(8)], tuple(random.integers(0, 97, 2)), axis=(0, 1))
        yield np.clip(picture + field, 0, 255).astype(np.uint8)


def _walk(picture: Pixels, face: Pixels, scene: Scene, *, at: int, lane: int, group: int) -> None:
    height = face.shape[0] * scene.face // face.shape[1]
    scaled = np.asarray(cv2.resize(face, (scene.face, height), interpolation=cv2.INTER_AREA), np.uint8)
    way = scene.width + scene.face
    left = round(way * (at + 1) / (scene.present + 1)) - scene.face
    if (group + lane) % 2:
        left = scene.width - scene.face - left
    room = scene.height - height
    paste(picture, scaled, left=left, top=round(room * (lane + 0.5) / scene.together))


def people_of(footage: Path) -> list[Person]:
    """The people of all GIFs in a folder."""
    return [person for gif in sorted(footage.glob("*.gif")) for person in cut_people(gif)]


def cut_people(gif: Path) -> Iterator[Person]:
    """Each face of the GIF's first frame, cut from all frames with its surroundings and scaled to 100 x 120 pixels."""
    pictures = list(read(gif))
    height, width = pictures[0].shape[:2]
    detector = cv2.FaceDetectorYN.create(str(DEFAULT_PACK / "yunet.onnx"), "", (width, height), 0.6)
    for x, y, w, h in detector.detect(pictures[0])[1][:, :4].astype(int):
        left, top = max(0, x - w // 2), max(0, y - h // 2)
        cut = [picture[top : y + h + h // 2, left : x + w + w // 2] for picture in pictures]
        yield [np.asarray(cv2.resize(one, (100, 120), interpolation=cv2.INTER_AREA), np.uint8) for one in cut]


def read(path: Path) -> Iterator[Pixels]:
    """The frames of a clip."""
    capture = cv2.VideoCapture(str(path))
    while True:
        more, picture = capture.read()
        if not more:
            return
        yield np.asarray(picture, np.uint8)


def paste(scene: Pixels, picture: Pixels, *, left: int, top: int) -> None:
    """Put a picture into the scene, cut off at its edges."""
    height, width = picture.shape[:2]
    x0, x1 = max(0, left), min(scene.shape[1], left + width)
    if x0 < x1:
        scene[top : top + height, x0:x1] = picture[:, x0 - left : x1 - left]


def repeat(clip: Path, target: Path, *, times: int) -> Path:
    """The same clip again and again in one file, without encoding anew: hours of footage from minutes."""
    with av.open(str(target), "w") as out, av.open(str(clip)) as first:
        pattern = first.streams.video[0]
        stream = out.add_stream_from_template(pattern)
        shift = 0
        for _ in range(times):
            with av.open(str(clip)) as source:
                end = shift
                for packet in source.demux(source.streams.video[0]):
                    if packet.pts is None or packet.dts is None or packet.duration is None:
                        continue
                    packet.pts += shift
                    packet.dts += shift
                    end = max(end, packet.pts + packet.duration)
                    packet.stream = stream
                    out.mux(packet)
                shift = end
    return target


def main() -> None:
    """Make one clip."""
    parser = argparse.ArgumentParser(description="Make a clip of the footage benchmark.")
    parser.add_argument("scene", choices=SCENES)
    parser.add_argument("footage", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    make_clip(SCENES[arguments.scene], people_of(arguments.footage), arguments.target)


if __name__ == "__main__":
    main()
