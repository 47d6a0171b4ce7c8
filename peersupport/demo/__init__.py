"""The demonstration: an invented association, built through the domain's own doors.

Same seed, same day: same figures. Stages build on each other; `--scale` makes
as many associations' worth of centres.
"""

from peersupport.demo.build import STAGES, build

__all__ = ["STAGES", "build"]
