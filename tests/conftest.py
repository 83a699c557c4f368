"""What holds for every test: property tests are never timed, and try the same examples every time."""

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
