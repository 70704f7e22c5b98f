"""How a centre begins, hands out devices, and how a device joins it."""

from __future__ import annotations

from gridapp.sync.founding import (
    AlreadyFounded,
    CentreMade,
    NotACentrePlace,
    add_place,
    create_centre,
)
from gridapp.sync.handing_out import DeviceAdded, NotACentre, WrongLevel, add_device
from gridapp.sync.joining import Joined, StartUpExpired, join, look_at

__all__ = [
    "AlreadyFounded",
    "CentreMade",
    "DeviceAdded",
    "Joined",
    "NotACentre",
    "NotACentrePlace",
    "StartUpExpired",
    "WrongLevel",
    "add_device",
    "add_place",
    "create_centre",
    "join",
    "look_at",
]
