"""The colours of the desk, by what they are for: light, dark, and both in high contrast."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one scheme, by what they are for.

    Attributes:
        name: of the scheme, as in the names of its pictures.
        focus: how many pixels wide the line is around what has the keyboard.
    """

    name: str
    bg: str
    surface: str
    surface2: str
    border: str
    field: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_h: str
    accent_p: str
    accent_bg: str
    link: str
    on_accent: str
    focus_on_accent: str
    rail: str
    rail_text: str
    rail_on: str
    rail_sel: str
    rail_focus: str
    sel: str
    hover: str
    red: str
    red_bg: str
    amber: str
    amber_bg: str
    green: str
    green_bg: str
    blue: str
    blue_bg: str
    grey: str
    grey_bg: str
    alarm: str
    on_alarm: str
    focus: int = 2

    @property
    def ground(self) -> str:
        """Whether it is "light" or "dark"."""
        return "dark" if self.name.endswith("dark") else "light"


LIGHT = Tokens(
    name="light",
    bg="#F4F6F9",
    surface="#FFFFFF",
    surface2="#F8FAFC",
    border="#E3E8EF",
    field="#8792A1",
    text="#1B2430",
    text2="#566172",
    text3="#5F6B7B",
    accent="#1F6FEB",
    accent_h="#1A5FCC",
    accent_p="#164FA8",
    accent_bg="#E8F0FE",
    link="#1A5FCC",
    on_accent="#FFFFFF",
    focus_on_accent="#0B1E3A",
    rail="#0F2A4A",
    rail_text="#B7C6DA",
    rail_on="#FFFFFF",
    rail_sel="#1D4270",
    rail_focus="#8DBBFF",
    sel="#E8F0FE",
    hover="#F3F7FC",
    red="#C62828",
    red_bg="#FDECEA",
    amber="#935600",
    amber_bg="#FFF4DC",
    green="#187644",
    green_bg="#E5F6EC",
    blue="#1F5FBF",
    blue_bg="#E6F0FD",
    grey="#566172",
    grey_bg="#EEF1F5",
    alarm="#D32F2F",
    on_alarm="#FFFFFF",
)
DARK = Tokens(
    name="dark",
    bg="#12161C",
    surface="#1B2129",
    surface2="#20272F",
    border="#2E3742",
    field="#6C7889",
    text="#E7ECF2",
    text2="#A8B3C1",
    text3="#98A4B3",
    accent="#4C8DFF",
    accent_h="#6AA1FF",
    accent_p="#4583F2",
    accent_bg="#1E3355",
    link="#7FB0FF",
    on_accent="#0B1220",
    focus_on_accent="#FFFFFF",
    rail="#0B1017",
    rail_text="#8FA1B7",
    rail_on="#FFFFFF",
    rail_sel="#1E3355",
    rail_focus="#8DBBFF",
    sel="#1E3355",
    hover="#222A34",
    red="#FF8A80",
    red_bg="#4A1F20",
    amber="#FFC766",
    amber_bg="#46350F",
    green="#7BD9A4",
    green_bg="#173D2A",
    blue="#8DBBFF",
    blue_bg="#1C335A",
    grey="#A8B3C1",
    grey_bg="#2A323C",
    alarm="#FF8A80",
    on_alarm="#2B0B0B",
)

CONTRAST_LIGHT = Tokens(
    name="contrast",
    bg="#FFFFFF",
    surface="#FFFFFF",
    surface2="#F7F7F7",
    border="#4D4D4D",
    field="#000000",
    text="#000000",
    text2="#1A1A1A",
    text3="#333333",
    accent="#0037A6",
    accent_h="#002B80",
    accent_p="#001F5C",
    accent_bg="#E0EAFF",
    link="#002B80",
    on_accent="#FFFFFF",
    focus_on_accent="#FFD700",
    rail="#000000",
    rail_text="#FFFFFF",
    rail_on="#FFFFFF",
    rail_sel="#00296B",
    rail_focus="#FFD700",
    sel="#CCE0FF",
    hover="#E8F0FF",
    red="#8B0000",
    red_bg="#FFE5E5",
    amber="#5C3300",
    amber_bg="#FFF0CC",
    green="#004D1F",
    green_bg="#DDF5E5",
    blue="#002B80",
    blue_bg="#E0EAFF",
    grey="#333333",
    grey_bg="#EEEEEE",
    alarm="#8B0000",
    on_alarm="#FFFFFF",
    focus=3,
)
CONTRAST_DARK = Tokens(
    name="contrastdark",
    bg="#000000",
    surface="#000000",
    surface2="#0D0D0D",
    border="#BBBBBB",
    field="#FFFFFF",
    text="#FFFFFF",
    text2="#F2F2F2",
    text3="#DDDDDD",
    accent="#7FB8FF",
    accent_h="#A6CEFF",
    accent_p="#66A6FF",
    accent_bg="#00264D",
    link="#99C7FF",
    on_accent="#000000",
    focus_on_accent="#000000",
    rail="#000000",
    rail_text="#FFFFFF",
    rail_on="#FFFFFF",
    rail_sel="#002B57",
    rail_focus="#FFD700",
    sel="#002B57",
    hover="#1A1A1A",
    red="#FFA8A0",
    red_bg="#400000",
    amber="#FFD27F",
    amber_bg="#332200",
    green="#8CF0B4",
    green_bg="#002E14",
    blue="#99C7FF",
    blue_bg="#00264D",
    grey="#DDDDDD",
    grey_bg="#222222",
    alarm="#FFA8A0",
    on_alarm="#000000",
    focus=3,
)
EVERY = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
