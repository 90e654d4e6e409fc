import os

import onnxruntime
import pytest

from catchlight.errors import CatchlightError
from catchlight.faces.pack import ModelPack
from catchlight.faces.runtime import available_providers, open_session, provider_in_use, usable_cores


def test_telemetry_is_off() -> None:
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"


def test_the_provider_is_read_back_from_the_session(default_pack: ModelPack) -> None:
    session = open_session(default_pack.read("yunet.onnx"), provider="cpu", threads=1)

    assert provider_in_use(session) == "cpu"
    assert session.get_session_options().intra_op_num_threads == 1


def test_without_a_wish_the_best_available_provider_runs(default_pack: ModelPack) -> None:
    session = open_session(default_pack.read("yunet.onnx"), provider=None, threads=1)

    assert provider_in_use(session) in available_providers()


@pytest.mark.parametrize("provider", ["cuda", "directml", "abacus"])
def test_a_provider_that_is_not_there_is_an_error(default_pack: ModelPack, provider: str) -> None:
    if provider in available_providers():
        pytest.skip(f"{provider} is available here")

    with pytest.raises(CatchlightError, match=f"{provider} was asked for and is not in use") as caught:
        open_session(default_pack.read("yunet.onnx"), provider=provider, threads=1)
    assert caught.value.facts == {"provider": provider, "available": list(available_providers())}


def test_a_provider_that_gives_up_while_it_starts_is_an_error(
    default_pack: ModelPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    # ONNX Runtime built with CUDA, on a machine without its libraries, goes on with the processor.
    opened = onnxruntime.InferenceSession

    def falls_back(model: bytes, options: onnxruntime.SessionOptions, providers: list[str]) -> object:
        assert providers == ["CUDAExecutionProvider"]
        return opened(model, options, providers=["CPUExecutionProvider"])

    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CUDAExecutionProvider"])
    monkeypatch.setattr(onnxruntime, "InferenceSession", falls_back)

    with pytest.raises(CatchlightError, match="the session runs on cpu"):
        open_session(default_pack.read("yunet.onnx"), provider="cuda", threads=1)


def test_a_model_that_cannot_be_opened_is_a_stated_failure() -> None:
    with pytest.raises(CatchlightError, match="could not open the model"):
        open_session(b"not a model", provider="cpu", threads=1)


def test_there_is_a_core_to_use() -> None:
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)
