"""How thoroughly the rules are tried: enough random worlds to find a fault, few enough to run thousands of times."""

import os

from hypothesis import HealthCheck, Phase, settings

# mutmut asks of each changed rule whether a test fails, not for the smallest world in which it does.
HASTY = "MUTANT_UNDER_TEST" in os.environ

settings.register_profile(
    "domain",
    max_examples=20 if HASTY else 40,
    phases=[Phase.explicit, Phase.generate] if HASTY else list(Phase),
    deadline=None,  # a slow machine is no fault of the rules
    database=None,  # what once failed is written down as a test of its own
    derandomize=True,  # the same change is noticed, or not, every time
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)
settings.load_profile("domain")
