"""Cells of a sheet that show an error, or a formula nobody has calculated.

The reader of sheets gives such cells as empty ones; a clerk must hear of them.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from openpyxl.utils.cell import coordinate_to_tuple

from gridapp.exchange.cells import Fault

Faults = dict[tuple[int, int], Fault]
"""By row and column, both from 0."""


def faults_by_sheet(data: bytes) -> dict[str, Faults]:
    """Name of each sheet of this .xlsx → its cells without a value that should have one."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = set(parts.namelist())
        return {
            sheet: dict(_faults(parts.read(part)))
            for sheet, part in sheet_parts(parts)
            if part in names
        }


def sheet_parts(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name, and the part that holds its cells."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    }
    for element in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
        if _local(element.tag) == "sheet":
            link = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
            target = targets.get(link, "")
            yield element.get("name", ""), posixpath.normpath(posixpath.join("/xl", target))[1:]


def _faults(sheet: bytes) -> Iterator[tuple[tuple[int, int], Fault]]:
    for _, element in ElementTree.iterparse(io.BytesIO(sheet)):
        local = _local(element.tag)
        if local == "row":
            element.clear()
        if local != "c":
            continue
        fault = _fault(element)
        if fault is not None and (reference := element.get("r")):
            row, column = coordinate_to_tuple(reference)
            yield (row - 1, column - 1), fault
        element.clear()


def _fault(cell: ElementTree.Element) -> Fault | None:
    parts = {_local(child.tag): child.text or "" for child in cell}
    if cell.get("t") == "e" and "v" in parts:
        return Fault("error_cell", parts["v"])
    if "f" in parts and not parts.get("v") and cell.get("t") != "str":
        return Fault("not_calculated", f"={parts['f']}")
    return None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
