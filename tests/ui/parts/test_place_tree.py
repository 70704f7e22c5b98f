"""The tree of places: a county of ten thousand is there at once, and every one of them is found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridapp.register.places import Branch
from gridapp.ui.parts.place_tree import MANY, PlaceTree

COUNTY = "520381"
TOWNS = [f"{COUNTY}{number:03}" for number in range(1, 18)]
LEAST_OF_A_COUNTY = 9_000


@pytest.fixture
def tree(qtbot: QtBot) -> PlaceTree:
    tree = PlaceTree()
    qtbot.addWidget(tree)
    tree.show()
    return tree


def a_county(households: int = 1) -> list[Branch]:
    """The county, its towns, and in each seven villages of eight grids with nine units."""
    codes = [COUNTY]
    for town in TOWNS:
        codes.append(town)
        for village in (f"{town}{number:03}" for number in range(1, 8)):
            codes.append(village)
            for grid in (f"{village}{number:03}" for number in range(1, 9)):
                codes += [grid, *(f"{grid}{number:03}" for number in range(1, 10))]
    return [Branch(code=code, name=f"地点{code}", households=households) for code in codes]


def lines(tree: PlaceTree) -> list[str]:
    """The names of all places that were put in, folded away or not."""
    found = tree.findItems("地点", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return [item.text(0) for item in found]


def test_only_what_is_unfolded_is_put_in(tree: PlaceTree) -> None:
    branches = a_county()
    tree.show_branches(branches)
    assert len(branches) > LEAST_OF_A_COUNTY
    assert lines(tree) == [f"地点{code}" for code in (COUNTY, *TOWNS)]

    tree.show_branches(a_county(households=2))
    assert len(lines(tree)) == 1 + len(TOWNS)

    tree.setFocus()
    assert tree.choose(TOWNS[0])


def test_keys_go_into_a_place_that_was_folded_away(tree: PlaceTree, qtbot: QtBot) -> None:
    tree.show_branches(a_county())
    tree.choose(TOWNS[0])
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(tree, key)

    assert tree.current() == f"{TOWNS[0]}001001"


def test_a_place_far_down_is_chosen_and_stays_chosen(tree: PlaceTree) -> None:
    unit = f"{TOWNS[-1]}007008009"
    tree.show_branches(a_county())

    assert tree.choose(unit)
    assert tree.current() == unit
    assert not tree.choose(f"{TOWNS[-1]}999")
    assert tree.current() == unit

    tree.show_branches(a_county()[:-1])  # another list of places, without that one
    assert tree.current() == COUNTY
    tree.show_branches([*a_county(), Branch(code=f"{COUNTY}099", name="新设", households=0)])
    assert tree.choose(unit)
    assert len(lines(tree)) < MANY


def test_a_small_list_is_unfolded_whole(tree: PlaceTree) -> None:
    few = [branch for branch in a_county() if branch.code.startswith(f"{TOWNS[0]}001")]
    tree.show_branches(few)

    assert len(lines(tree)) == len(few) == 1 + 8 + 72
    village = tree.model().index(0, 0)
    assert all(tree.isExpanded(tree.model().index(at, 0, village)) for at in range(8))
