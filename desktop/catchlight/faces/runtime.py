"""ONNX Runtime sessions: one place that chooses the provider, limits the threads and reads back what is in use.

Nothing is downgraded silently: a provider that was asked for by name and is not in use is an error.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read while ONNX Runtime is imported, so it stands before the import

import onnxruntime

from catchlight.errors import CatchlightError

onnxruntime.disable_telemetry_events()

RUNTIME_VERSION: str = onnxruntime.__version__

_PROVIDERS = {
    "cuda": "CUDAExecutionProvider",
    "directml": "DmlExecutionProvider",
    "cpu": "CPUExecutionProvider",
}
"""Our names of the providers, best first."""

_ONLY_ERRORS = 3


def usable_cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def available_providers() -> tuple[str, ...]:
    """The providers that the installed ONNX Runtime was built with, best first, by our names."""
    built = onnxruntime.get_available_providers()
    return tuple(name for name, native in _PROVIDERS.items() if native in built)


def open_session(model: bytes, *, provider: str | None, threads: int) -> onnxruntime.InferenceSession:
    """Open a session.

    Args:
        model: The ONNX model.
        provider: "cuda", "directml" or "cpu"; None takes the best that works.
        threads: Threads that one run may use.

    Raises:
        CatchlightError: if `provider` is not known, not available, or not what the session then uses.
    """
    available = available_providers()
    if provider is not None and provider not in available:
        raise _not_in_use(provider, f"this installation offers {', '.join(available)}", available)
    native = [_PROVIDERS[name] for name in (available if provider is None else (provider,))]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _ONLY_ERRORS
    # Unfold quantised weights once, here, instead of in every run: twice as fast, the same embeddings.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    # Sleep between runs: the sessions share the cores with the decoder and with each other.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if _PROVIDERS["directml"] in native:
        options.enable_mem_pattern = False
    try:
        session = onnxruntime.InferenceSession(model, options, providers=native)
    except Exception as error:
        raise CatchlightError(
            f"ONNX Runtime could not open the model: {error}",
            hint="Choose another provider in the settings, or install the model pack again.",
            provider=provider,
            available=list(available),
        ) from error
    session.disable_fallback()
    if provider is not None and provider_in_use(session) != provider:
        raise _not_in_use(provider, f"the session runs on {provider_in_use(session)}", available)
    return session


def provider_in_use(session: onnxruntime.InferenceSession) -> str:
    """The provider that a session runs on, read back from it, by our name."""
    native = session.get_providers()[0]
    return next((name for name, known in _PROVIDERS.items() if known == native), str(native))


def _not_in_use(provider: str, why: str, available: tuple[str, ...]) -> CatchlightError:
    return CatchlightError(
        f"The provider {provider} was asked for and is not in use: {why}.",
        hint="Install its drivers and its ONNX Runtime, or choose another provider in the settings.",
        provider=provider,
        available=list(available),
    )
