"""The sample shop: an invented craft shop to look at and to try things on, of any size, the same for the same seed.

It is also where the large shops of tests and benchmarks come from. Words live in `resources/sample`.
"""

from __future__ import annotations

from craftdesk.services.sample_shop.making import GENERATOR_VERSION, Sample, make_sample
from craftdesk.services.sample_shop.words import Craft

__all__ = ["GENERATOR_VERSION", "Craft", "Sample", "make_sample"]
