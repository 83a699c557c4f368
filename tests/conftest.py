"""What holds for every test: property tests are never timed, and try the same examples every time."""

import os
import signal
from contextlib import suppress

from hypothesis import HealthCheck, settings

settings.register_profile(
    "house",
    # a machine that is busy is no fault of the code
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # what passes here passes everywhere
    derandomize=True,
)
settings.load_profile("house")

# what the tests start is started as people start it: its output buffered, and Ctrl-C heeded
os.environ.pop("PYTHONUNBUFFERED", None)
with suppress(ValueError):  # only the main thread may say so
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
