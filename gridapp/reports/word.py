"""Word files filled from templates that an office can edit.

A template is an ordinary .docx whose text names what goes there: `{{ place }}`; `{%p for %}` and
`{%tr for %}` repeat paragraphs and rows of a table. Where a paragraph is nothing but the name of a
block, the block (`word_blocks`) stands in its place. One that the office keeps in its home goes
before the one that came with the program.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Protocol
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph
from docxtpl.template import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gridapp.paths import Home, resource

FORMS: Final = "forms"
"""Folder of the templates: among what came with the program, and in a home."""

_SUFFIX = ".docx"


class BadForm(Exception):
    """A template cannot be filled: no Word file, or it asks for something that there is not."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name, self.detail = name, detail


def form(name: str, home: Home | None = None) -> Path:
    """The template of this name: the office's own where there is one."""
    own = home.root / FORMS / f"{name}{_SUFFIX}" if home else None
    return own if own is not None and own.is_file() else resource(FORMS) / f"{name}{_SUFFIX}"


class Block(Protocol):
    """What takes the place of a whole paragraph: a table, a chart."""

    def put(self, paragraph: Paragraph) -> None:
        """Stand before this paragraph, which then goes."""


def fill(
    template: Path, values: Mapping[str, Any], blocks: Mapping[str, Block] | None = None
) -> bytes:
    """The template with these values in it; text stays text, whatever it looks like.

    `blocks` by the text of the paragraph that each takes the place of. Raises BadForm.
    """
    try:
        document = DocxTemplate(io.BytesIO(template.read_bytes()))
        document.render(dict(values), _environment(), autoescape=True)
        _put(document, blocks or {})
        made = io.BytesIO()
        document.save(made)
    except (TemplateError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise BadForm(template.name, str(error)) from error
    return made.getvalue()


def _put(document: DocxTemplate, blocks: Mapping[str, Block]) -> None:
    filled: Any = document.docx  # where it was rendered; get_docx would read the template again
    for paragraph in list(filled.paragraphs) if blocks else ():
        block = blocks.get(paragraph.text)
        if block is not None:
            block.put(paragraph)
            paragraph._p.getparent().remove(paragraph._p)


def _environment() -> ImmutableSandboxedEnvironment:
    """Templates read values and do nothing else; a misspelt name is told, not left blank."""
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
