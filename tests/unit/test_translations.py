"""Strings that lupdate can find, and no others, reach tr()."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "gridapp" / "ui"

# Which argument carries the words; the ones before it name the context.
WORDS_AT = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1, "QT_TR_NOOP": 0}


def translated(tree: ast.AST) -> Iterator[tuple[int, list[ast.expr]]]:
    """Line and the arguments that must be literals, for each call that translates."""
    for call in [node for node in ast.walk(tree) if isinstance(node, ast.Call)]:
        match call.func:
            case ast.Attribute(attr=name) | ast.Name(id=name) if name in WORDS_AT:
                if not is_str_translate(call):
                    yield call.lineno, call.args[: WORDS_AT[name] + 1]


def is_str_translate(call: ast.Call) -> bool:
    """Whether this is str.translate(table), which has one argument and no words."""
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "translate"
        and len(call.args) == 1
    )


def is_plain(argument: ast.expr) -> bool:
    """Whether lupdate can read the words: a string literal, not an f-string or a name."""
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def in_f_string(tree: ast.AST) -> Iterator[int]:
    """Lines where something is translated inside an f-string, which lupdate does not look into."""
    for text in [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]:
        for line, _words in translated(text):
            yield line


def in_class_or_module_body(tree: ast.Module) -> Iterator[int]:
    """Lines where tr or translate runs at import, before a language is chosen."""
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name in {"tr", "translate"} and not is_str_translate(node):
                yield node.lineno
        pending.extend(ast.iter_child_nodes(node))


@pytest.fixture(params=sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def source(request: pytest.FixtureRequest) -> ast.Module:
    path: Path = request.param
    return ast.parse(path.read_text(encoding="utf-8"), path.name)


def test_tr_gets_plain_strings_only(source: ast.Module) -> None:
    wrong = [line for line, words in translated(source) if not all(map(is_plain, words))]

    assert wrong == []


def test_tr_is_a_method(source: ast.Module) -> None:
    # lupdate takes the first argument of a bare tr() for the words, so that
    # `tr = QCoreApplication.translate` would hand the translators the context's name.
    calls = [node for node in ast.walk(source) if isinstance(node, ast.Call)]

    assert [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "tr"] == []


def test_nothing_is_translated_at_import(source: ast.Module) -> None:
    assert list(in_class_or_module_body(source)) == []


def test_nothing_is_translated_inside_an_f_string(source: ast.Module) -> None:
    assert list(in_f_string(source)) == []


def test_the_check_looks_into_f_strings() -> None:
    assert list(in_f_string(ast.parse("f\"{self.tr('Save')}  {key}\""))) == [1]
    assert list(in_f_string(ast.parse("self.tr('Save') + f'  {key}'"))) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("self.tr('Save')", True),
        ("self.tr('%n household(s)', '', n)", True),
        ("self.tr(f'Save {n}')", False),
        ("self.tr('Save ' + n)", False),
        ("self.tr(label)", False),
        ("QCoreApplication.translate('Problems', 'Locked')", True),
        ("QCoreApplication.translate('Problems', words)", False),
        ("translate('Problems', f'Locked {n}')", False),
        ("text.translate(table)", True),
    ],
)
def test_the_check_tells_literals_from_the_rest(code: str, found: bool) -> None:
    calls = list(translated(ast.parse(code)))

    assert all(is_plain(word) for _, words in calls for word in words) is found
