"""How thoroughly the rules are tried: enough random worlds to find a fault, few enough to run thousands of times."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "domain",
    max_examples=40,
    deadline=None,  # a slow machine is no fault of the rules
    database=None,  # what once failed is written down as a test of its own
    derandomize=True,  # the same change is noticed, or not, every time
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)
settings.load_profile("domain")
