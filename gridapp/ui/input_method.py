"""Chinese input methods: what must be set before Qt starts so that one can type Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FCITX = "fcitx"
_NAMES = ("QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS")


def settings(environ: Mapping[str, str], plugins: Path) -> dict[str, str]:
    """Variables to set so that typing Chinese works; none where it works as it is.

    Qt as we ship it has no plugin of fcitx, the usual input method on Kylin and UOS, but fcitx
    also answers to the protocol of ibus through the desktop's portal. `plugins` is Qt's folder
    of plugins: where a system's own Qt has the plugin of fcitx, it is left alone.
    """
    wanted = any(FCITX in environ.get(name, "").lower() for name in _NAMES)
    if not wanted or any((plugins / "platforminputcontexts").glob(f"*{FCITX}*")):
        return {}
    return {"QT_IM_MODULE": "ibus", "QT_IM_MODULES": "ibus", "IBUS_USE_PORTAL": "1"}
