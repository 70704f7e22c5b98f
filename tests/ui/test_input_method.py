from pathlib import Path

import pytest

from gridapp.ui import input_method

IBUS = {"QT_IM_MODULE": "ibus", "QT_IM_MODULES": "ibus", "IBUS_USE_PORTAL": "1"}


@pytest.mark.parametrize(
    "environ",
    [
        {"QT_IM_MODULE": "fcitx"},
        {"QT_IM_MODULE": "fcitx5"},
        {"XMODIFIERS": "@im=fcitx"},
        {"QT_IM_MODULES": "wayland;fcitx"},
    ],
)
def test_fcitx_is_reached_through_ibus_where_qt_has_no_plugin_for_it(
    environ: dict[str, str], tmp_path: Path
) -> None:
    assert input_method.settings(environ, tmp_path) == IBUS


def test_a_plugin_of_fcitx_is_used_where_there_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()

    assert input_method.settings({"QT_IM_MODULE": "fcitx"}, tmp_path) == {}


@pytest.mark.parametrize("environ", [{}, {"QT_IM_MODULE": "ibus"}, {"XMODIFIERS": "@im=ibus"}])
def test_other_input_methods_are_left_alone(environ: dict[str, str], tmp_path: Path) -> None:
    assert input_method.settings(environ, tmp_path) == {}
