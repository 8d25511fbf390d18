"""Programs that are started to be stopped: whatever signals the tests' own parent ignores."""

import signal

HEEDED = ("SIGINT", "SIGTERM", "SIGHUP")


def heed() -> None:
    """A `preexec_fn`: give back their effect to signals that `nohup` or a runner has taken."""
    for name in HEEDED:
        signal.signal(getattr(signal, name), signal.SIG_DFL)
