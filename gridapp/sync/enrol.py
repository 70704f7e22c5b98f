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
from gridapp.sync.replacing import OtherRoot, Replaced, replace_key

__all__ = [
    "AlreadyFounded",
    "CentreMade",
    "DeviceAdded",
    "Joined",
    "NotACentre",
    "NotACentrePlace",
    "OtherRoot",
    "Replaced",
    "StartUpExpired",
    "WrongLevel",
    "add_device",
    "add_place",
    "create_centre",
    "join",
    "look_at",
    "replace_key",
]
