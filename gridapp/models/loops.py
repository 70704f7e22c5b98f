"""The loops there are, by the kind of what walks them, and the kind of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gridapp.models.dispute_table import DISPUTE
from gridapp.models.loop import Loop
from gridapp.models.matter_table import HAZARD
from gridapp.models.order_loop import ORDER

LOOPS: Mapping[str, Loop] = MappingProxyType({"matter": HAZARD, "dispute": DISPUTE, "order": ORDER})
"""Kind to loop; of a matter the longer one, that of a hazard."""

STEPS = MappingProxyType({"matter": "step", "dispute": "dispute_step", "order": "order_step"})
"""Kind to the kind of its steps."""

OWNERS = MappingProxyType({step: owner for owner, step in STEPS.items()})
"""The same the other way round."""
