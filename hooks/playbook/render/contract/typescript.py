"""The contract as TypeScript: written from the source of the data types, so that none differs.

Typed dictionaries and models become interfaces, other names of types become types, and tables of
words become constants. Whatever a shape needs from other modules of the library comes with it.
"""

import ast
import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FILE = "web/src/contract/generated.ts"
"""Where it stands, from the root of the repository."""

Read = Callable[[str], str]
"""Gives the source of a module by its dotted name."""

WANTED: Mapping[str, Sequence[str]] = {
    "playbook.render.contract.exercise": (),
    "playbook.render.contract.progress": (),
    "playbook.render.contract.catalog": (),
    "playbook.render.contract.cards": (),
    "playbook.render.contract.own_call": (),
    "playbook.model.assignment": ("Sent",),
    "playbook.model.attempt": ("Event", "HandBack"),
    "playbook.model.signoff": ("SignOff",),
    "playbook.render.text.wording": ("VERDICTS", "RATINGS"),
}
"""What is written of each module, with what that needs; all of it, if no name is given."""

LISTS_FILE, LISTS = "web/src/contract/word-lists.ts", {"playbook.judge.word_lists": ("WORD_LISTS",)}
"""A file of their own, which only scripts that count in texts are to carry."""

RENAMED = {
    "Event": "AttemptEvent",
    "RATINGS": "RATING_WORDS",
    "Sent": "Assignment",
    "SentItem": "AssignmentItem",
    "VERDICTS": "VERDICT_WORDS",
}
"""Names that mean something else to a browser, or too little there."""

LACKING = {("HandBack", "assignment"), ("HandBack", "not_shared")}
"""Keys with a default that a file may lack. In all others what is missing is read as null."""

_LIBRARY = Path(__file__).parents[2]
_NONE = re.compile(r"\bNone(?=:)")
_LIMITS = re.compile(r"\bge=(?P<low>\d+), le=(?P<high>\d+)\b")
_WIDTH = 100
_FEW = 4
_HEADER = """/** What the build and the client say to each other, and what leaves the browser.
 * Written by `python3 dev.py schema` from `hooks/playbook/render/contract`: change it there. */
"""
_SIMPLE = {"str": "string", "int": "number", "float": "number", "bool": "boolean"}
_BASES = ("TypedDict", "Model")
_LISTS = ("list", "tuple", "Sequence")
_TABLES = ("dict", "Mapping")


class NotInTypeScriptError(ValueError):
    """Something in a data type has no counterpart here; says what, and in which module."""


def source(module: str) -> str:
    """Return the text of a module of the library, by its dotted name."""
    path = _LIBRARY.joinpath(*module.split(".")[1:]).with_suffix(".py")
    return path.read_text(encoding="utf-8")


def generated(read: Read = source, wanted: Mapping[str, Sequence[str]] = WANTED) -> str:
    """Return the text of the file; raises NotInTypeScriptError."""
    return "\n".join((_HEADER, *_Writer(read).everything(wanted)))


@dataclass(frozen=True)
class _Module:
    """A module's names: what it defines, with the words below each, and what it imports."""

    name: str
    tree: ast.Module

    @cached_property
    def defined(self) -> Mapping[str, ast.stmt]:
        return {name: each for each in self.tree.body for name in _names(each)}

    @cached_property
    def imported(self) -> Mapping[str, tuple[str, str]]:
        return {
            alias.asname or alias.name: (each.module, alias.name)
            for each in self.tree.body
            if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("playbook.")
            for alias in each.names
            if each.module
        }

    def words(self, name: str) -> str:
        """Give the words that stand below a name."""
        node = self.defined[name]
        if isinstance(node, ast.ClassDef):
            return ast.get_docstring(node) or ""
        return dict(_with_words(self.tree.body)).get(node, "")


class _Writer:
    """Writes each name once, after what it needs from elsewhere."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._modules: dict[str, _Module] = {}
        self._home: dict[str, str] = {}
        self._texts: list[str] = []
        self._begun: set[ast.stmt] = set()

    def everything(self, wanted: Mapping[str, Sequence[str]]) -> Sequence[str]:
        for module, names in wanted.items():
            for name in names or self._module(module).defined:
                self._name(name, self._module(module))
        return self._texts

    def _module(self, name: str) -> _Module:
        if name not in self._modules:
            self._modules[name] = _Module(name, ast.parse(self._read(name)))
        return self._modules[name]

    def _name(self, name: str, module: _Module) -> str:
        """Return the type that a name stands for, and see to it that it is written."""
        if name in _SIMPLE:
            return _SIMPLE[name]
        if name in module.imported:
            other, original = module.imported[name]
            return self._name(original, self._module(other))
        node = module.defined.get(name)
        if name.startswith("_") and isinstance(node, ast.Assign):
            return self._type(node.value, module)
        if node is None:
            raise NotInTypeScriptError(f"{module.name}: {name} is not known")
        return self._written(name, node, module)

    def _written(self, name: str, node: ast.stmt, module: _Module) -> str:
        shown = RENAMED.get(name, name)
        home = self._home.setdefault(shown, module.name)
        if home != module.name:
            raise NotInTypeScriptError(f"{shown} stands in {home} and in {module.name}")
        if node not in self._begun:
            self._begun.add(node)
            text = self._definition(shown, node, module)
            self._texts.append(_comment(module.words(name)) + text)
        return shown

    def _definition(self, name: str, node: ast.stmt, module: _Module) -> str:
        if isinstance(node, ast.ClassDef):
            return self._interface(name, node, module)
        if isinstance(node, ast.Assign):
            return _type_alias(name, self._type(node.value, module))
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            kind = self._type(node.annotation, module)
            pairs = ast.literal_eval(node.value)
            lines = "".join(f"  {_key(key)}: {_quoted(word)},\n" for key, word in pairs.items())
            lines = re.sub(r"(?m)^(?=.{101})(  \S+) ", r"\1\n    ", lines)
            return f"export const {name}: {kind} = {{\n{lines}}};\n"
        raise NotInTypeScriptError(f"{module.name}: {name} is no type and no table")

    def _interface(self, name: str, node: ast.ClassDef, module: _Module) -> str:
        named = [base.id for base in node.bases if isinstance(base, ast.Name)]
        bases = [self._name(base, module) for base in named if base not in _BASES]
        extends = f" extends {', '.join(bases)}" if bases else ""
        lines = "".join(self._keys(node, module))
        return f"export interface {name}{extends} {{\n{lines}}}\n"

    def _keys(self, node: ast.ClassDef, module: _Module) -> Iterator[str]:
        for each, words in _with_words(node.body):
            if not isinstance(each, ast.AnnAssign) or not isinstance(each.target, ast.Name):
                continue
            key, kind = each.target.id, each.annotation
            inner = _inside(kind, "NotRequired")
            optional = inner is not None or (node.name, key) in LACKING
            told = words or _described(each)
            yield (
                f"{_comment(told, '  ')}  readonly {key}{'?' if optional else ''}: "
                f"{self._type(inner or kind, module)};\n"
            )

    def _type(self, node: ast.expr, module: _Module) -> str:
        if isinstance(node, ast.Constant) and node.value is None:
            return "null"
        if isinstance(node, ast.Name):
            return self._name(node.id, module)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return f"{self._type(node.left, module)} | {self._type(node.right, module)}"
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            return self._with_parts(node.value.id, parts, module)
        raise NotInTypeScriptError(f"{module.name}: {ast.unparse(node)}")

    def _with_parts(self, name: str, parts: list[ast.expr], module: _Module) -> str:
        if name == "Literal":
            return " | ".join(_quoted(ast.literal_eval(part)) for part in parts)
        if name == "Annotated":
            return _few_numbers(parts[1:]) or self._type(parts[0], module)
        if name == "tuple" and ast.unparse(parts[-1]) != "...":
            return f"readonly [{', '.join(self._type(part, module) for part in parts)}]"
        if name in _LISTS:
            inner = self._type(parts[0], module)
            return f"readonly {f'({inner})' if ' ' in inner else inner}[]"
        if name in _TABLES:
            key, value = (self._type(part, module) for part in parts)
            return f"Readonly<Record<{key}, {value}>>"
        raise NotInTypeScriptError(f"{module.name}: {name} of something")


def _names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.ClassDef):
        yield node.name
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    yield from (each.id for each in targets if isinstance(each, ast.Name))


def _with_words(body: Sequence[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Give statements with the string that stands below each, or an empty one."""
    for each, after in zip(body, [*body[1:], None], strict=True):
        told = after.value if isinstance(after, ast.Expr) else None
        says = told.value if isinstance(told, ast.Constant) else None
        yield each, says if isinstance(says, str) else ""


def _inside(node: ast.expr, name: str) -> ast.expr | None:
    """Return what stands in the brackets of a name, if it is that name's."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        return node.slice if node.value.id == name else None
    return None


def _described(field: ast.AnnAssign) -> str:
    """Return the description that a model gives of a field."""
    for each in ast.walk(field):
        if isinstance(each, ast.keyword) and each.arg == "description":
            return str(ast.literal_eval(each.value))
    return ""


def _few_numbers(limits: list[ast.expr]) -> str:
    """Return whole numbers as a union, if there are only a few."""
    found = _LIMITS.search(" ".join(map(ast.unparse, limits)))
    numbers = range(int(found["low"]), int(found["high"]) + 1) if found else ()
    return " | ".join(map(str, numbers)) if len(numbers) <= _FEW else ""


def _type_alias(name: str, kind: str) -> str:
    line = f"export type {name} = {kind};\n"
    if len(line) <= _WIDTH + 1:
        return line
    return f"export type {name} =" + "".join(f"\n  | {part}" for part in kind.split(" | ")) + ";\n"


def _comment(words: str, indent: str = "") -> str:
    if not words:
        return ""
    told = " ".join(_NONE.sub("null", words).replace("``", "`").replace("*/", "* /").split())
    lines = textwrap.wrap(
        f"{told} */",
        _WIDTH,
        initial_indent=f"{indent}/** ",
        subsequent_indent=f"{indent} * ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if name.isidentifier() else _quoted(name)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
