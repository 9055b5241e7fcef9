"""The construct ladder: no cell uses a piece of Python before a lesson taught it.

Each lesson's header lists under ``teaches`` what it adds. Two sorts of items exist:

*constructs*, with the names in `CONSTRUCTS` ("assignment", "from-import", "f-string", …), and
*verbs*, by the name that is typed: a function of a module or room with its module in front
(``nps.score``, ``pd.Series``), a method or attribute without it (``value_counts``, ``interval``), a built-in
function by its name (``len``). A verb named like a construct gets brackets: ``list()``.

Numbers, texts and names are free; everything else has to be taught. In a cell that
must fail verbs are free too: one that does not exist may be the mistake it shows. Lessons are taken in reading
order, within a chapter the exercises after the lessons; what a deepening teaches holds in that
deepening only, because students may skip it. An item is taught once, and used where it is taught. So
a chapter written before chapter 00 declares its own constructs, and the test asks to drop them as soon as
an earlier lesson teaches them.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from klantlab.building.source import Cell, Lesson, named, tree

# What a node of the syntax tree is called in `teaches`; None is free. A node that is not here does
# not belong in a lesson (class, async, match, walrus, global, yield …).
_NODES: dict[type[ast.AST], str | None] = {
    ast.Module: None,
    ast.Expr: None,
    ast.Name: None,
    ast.Constant: None,
    ast.Load: None,
    ast.Store: None,
    ast.arguments: None,
    ast.arg: None,
    ast.alias: None,
    ast.comprehension: None,
    ast.withitem: None,
    ast.FormattedValue: None,
    ast.Import: "import",
    ast.ImportFrom: "from-import",
    ast.Assign: None,  # named after its target
    ast.AugAssign: "augmented assignment",
    ast.Call: "call",
    ast.keyword: "keyword argument",
    ast.Attribute: None,  # attribute, method or a module's function
    ast.Subscript: "subscript",
    ast.Slice: "slice",
    ast.List: "list",
    ast.Tuple: "tuple",
    ast.Dict: "dict",
    ast.Set: "set",
    ast.Starred: "star",
    ast.Compare: None,  # named after its operators
    ast.BinOp: None,
    ast.UnaryOp: None,
    ast.BoolOp: None,
    ast.And: "and",
    ast.Or: "or",
    ast.Not: "not",
    ast.Invert: "~",
    ast.USub: None,
    ast.UAdd: None,
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.Add: "arithmetic",
    ast.Sub: "arithmetic",
    ast.Mult: "arithmetic",
    ast.Div: "arithmetic",
    ast.Pow: "power",
    ast.FloorDiv: "floor division",
    ast.Mod: "modulo",
    ast.MatMult: "matrix product",
    ast.Eq: "comparison",
    ast.NotEq: "comparison",
    ast.Lt: "comparison",
    ast.LtE: "comparison",
    ast.Gt: "comparison",
    ast.GtE: "comparison",
    ast.In: "in",
    ast.NotIn: "in",
    ast.Is: "is",
    ast.IsNot: "is",
    ast.JoinedStr: "f-string",
    ast.IfExp: "conditional expression",
    ast.Lambda: "lambda",
    ast.ListComp: "list comprehension",
    ast.DictComp: "dict comprehension",
    ast.SetComp: "set comprehension",
    ast.GeneratorExp: "generator",
    ast.For: "for",
    ast.While: "while",
    ast.Break: "break",
    ast.Continue: "continue",
    ast.If: "if",
    ast.FunctionDef: "def",
    ast.Return: "return",
    ast.With: "with",
    ast.Try: "try",
    ast.ExceptHandler: None,
    ast.Pass: "pass",
    ast.Delete: "del",
    ast.Del: None,
}
_TARGETS: dict[type[ast.AST], str] = {
    ast.Name: "assignment",
    ast.Subscript: "item assignment",
    ast.Attribute: "attribute assignment",
    ast.Tuple: "unpacking",
    ast.List: "unpacking",
}
_CONSTANTS = {"bool": "True/False", "NoneType": "None", "ellipsis": "ellipsis"}
CONSTRUCTS = frozenset(
    {*filter(None, _NODES.values()), *_TARGETS.values(), *_CONSTANTS.values()}
    | {"import-as", "attribute", "method", "format spec"}
)


@dataclass(frozen=True)
class Use:
    """An item that a cell uses. `known` is False for Python that is no construct of this course."""

    item: str
    cell: Cell
    known: bool = True


def uses(cells: Iterable[Cell]) -> list[Use]:
    """What the code cells of one notebook use, in order of appearance, repeats included."""
    trees = [(cell, tree(cell)) for cell in cells if cell.kind == "code"]
    nodes = [node for _, parsed in trees for node in ast.walk(parsed)]
    modules = {
        (alias.asname or alias.name).split(".")[0]
        for node in nodes
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
        if _is_module(node, alias)
    }
    own = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    own |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    own |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    return [
        Use(item, cell, not item.startswith("?"))
        for cell, parsed in trees
        for item in _items(parsed, modules, own)
        if "raises-exception" not in cell.tags or item in CONSTRUCTS or item.startswith("?")
    ]


def _is_module(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> bool:
    """Rooms and packages start small, what is imported from them by name is a class or function."""
    return isinstance(node, ast.Import) or node.module == "klantlab"


def _items(node: ast.AST, modules: set[str], own: set[str]) -> Iterator[str]:
    """Name what this node and everything in it use; what the course doesn't know starts with '?'."""
    kind = type(node)
    if kind not in _NODES:
        yield f"?{kind.__name__}"
        return
    if construct := _NODES[kind]:
        yield construct
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield _TARGETS.get(type(target), f"?{type(target).__name__}")
    elif isinstance(node, ast.Constant):
        kind_of_value = type(node.value).__name__
        if kind_of_value not in {"str", "int", "float"}:
            yield _CONSTANTS.get(kind_of_value, f"?{kind_of_value}")
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        if any(alias.asname for alias in node.names):
            yield "import-as"
    elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        yield "format spec"
        yield from _items(node.value, modules, own)
        return  # the specification itself is text
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
        yield "arithmetic"
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own | modules:
        yield _verb(node.id)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if dotted := _in_module(node.func, modules):
            yield dotted
        else:
            yield "method"
            yield _verb(node.func.attr)
            yield from _items(node.func.value, modules, own)
        for part in [*node.args, *node.keywords]:
            yield from _items(part, modules, own)
        return
    elif isinstance(node, ast.Attribute):
        yield "attribute"
        if dotted := _in_module(node, modules):
            yield dotted
            return
        yield _verb(node.attr)
    for child in ast.iter_child_nodes(node):
        if child in _unpacked(node):  # the tuple itself is no item, what is in it may be
            if not isinstance(node, ast.Assign):
                yield "unpacking"
            for element in ast.iter_child_nodes(child):
                yield from _items(element, modules, own)
        else:
            yield from _items(child, modules, own)


def _unpacked(node: ast.AST) -> list[ast.AST]:
    """Tuples that this node assigns to: of =, for, a comprehension or with."""
    targets = [getattr(node, "target", None), getattr(node, "optional_vars", None), *getattr(node, "targets", ())]
    return [target for target in targets if isinstance(target, (ast.Tuple, ast.List))]


def _in_module(node: ast.Attribute, modules: set[str]) -> str | None:
    """Give the dotted name when it starts at a module: nps.score, np.random.default_rng."""
    parts = [node.attr]
    value: ast.expr = node.value
    while isinstance(value, ast.Attribute):
        parts.append(value.attr)
        value = value.value
    if isinstance(value, ast.Name) and value.id in modules:
        return ".".join([value.id, *reversed(parts)])
    return None


def _verb(name: str) -> str:
    return f"{name}()" if name in CONSTRUCTS else name


def reading_order(lessons: Iterable[Lesson]) -> list[Lesson]:
    """Lessons as students meet them."""
    return sorted(lessons, key=lambda lesson: lesson.place)


def faults(lessons: Iterable[Lesson]) -> list[str]:
    """What breaks the ladder, in Dutch: the lesson, the cell, the item, and where it would be taught.

    Answers to exercises are cells like the others: they too use only what was taught.
    """
    ordered = reading_order(lessons)
    found: list[str] = []
    taught: dict[str, str] = {}
    for place, lesson in enumerate(ordered):
        items = list(lesson.header.get("teaches", ()))
        found += [
            f"{named(lesson.path)}: '{item}' is al geleerd in {taught[item]}; haal het uit teaches"
            for item in items
            if item in taught
        ]
        here = taught | dict.fromkeys(items, named(lesson.path))
        used = uses(lesson.cells)
        found += _untaught(lesson, used, here, ordered[place + 1 :])
        found += [
            f"{named(lesson.path)}: teaches noemt '{item}', maar geen cel gebruikt het"
            for item in items
            if item not in {use.item for use in used}
        ]
        found += _prerequisites(lesson, ordered, place)
        if lesson.kind != "deepening":
            taught = {**dict.fromkeys(items, named(lesson.path)), **taught}
    return found


def _untaught(lesson: Lesson, used: list[Use], taught: dict[str, str], later: Sequence[Lesson]) -> Iterator[str]:
    seen: set[str] = set()
    for use in used:
        if (use.known and use.item in taught) or use.item in seen:
            continue
        seen.add(use.item)
        where = f"{named(lesson.path)}, regel {use.cell.line} (cel {use.cell.number})"
        if not use.known:
            yield f"{where}: Python's {use.item[1:]} hoort niet in een les; zet het in het pakket"
            continue
        first = next((named(other.path) for other in later if use.item in other.header.get("teaches", ())), None)
        rest = f"dat leert {first} pas" if first else "geen enkele les leert dat"
        yield f"{where}: gebruikt '{use.item}', maar {rest}"


def _prerequisites(lesson: Lesson, ordered: list[Lesson], place: int) -> Iterator[str]:
    """`after` names lessons that come first; a chapter that has no lessons yet is taken on trust."""
    before = {other.number for other in ordered[:place]}
    chapters = {other.number[:2] for other in ordered}
    for number in lesson.header.get("after", ()):
        if number not in before and (number[:2] in chapters or number == lesson.number):
            yield f"{named(lesson.path)}: les {number} onder 'after' bestaat niet of komt later in de leesvolgorde"


def missing(lesson: Lesson, earlier: Iterable[Lesson]) -> list[str]:
    """Items that this lesson uses and neither it nor an earlier lesson teaches: what `teaches` still lacks."""
    taught = {item for other in earlier if other.kind != "deepening" for item in other.header.get("teaches", ())}
    used = dict.fromkeys(use.item for use in uses(lesson.cells) if use.known)
    return [item for item in used if item not in taught and item not in lesson.header.get("teaches", ())]


def taught_in(ordered: Sequence[Lesson]) -> dict[str, Lesson]:
    """Where each item of the ladder is taught: in a lesson rather than in a deepening, which may be skipped."""
    found: dict[str, Lesson] = {}
    for lesson in sorted(ordered, key=lambda lesson: (lesson.kind == "deepening", lesson.place)):
        for item in lesson.header.get("teaches", ()):
            found.setdefault(item, lesson)
    return found


def inventory(lessons: Iterable[Lesson]) -> dict[str, list[str]]:
    """Sort what the course teaches: constructs, general verbs, functions of klantlab's rooms, and attributes."""
    sorts: dict[str, set[str]] = {"constructs": set(), "verbs": set(), "rooms": set(), "attributes": set()}
    for lesson in lessons:
        nodes = [node for cell in lesson.cells if cell.kind == "code" for node in ast.walk(tree(cell))]
        rooms = {
            alias.asname or alias.name
            for node in nodes
            if isinstance(node, ast.ImportFrom) and node.module == "klantlab"
            for alias in node.names
        }
        # A method, not a room's function: rfm.table() makes no verb of the attribute `table` of a result.
        called = {
            node.func.attr
            for node in nodes
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not _in_module(node.func, rooms)
        }
        for item in lesson.header.get("teaches", ()):
            if item in CONSTRUCTS:
                sort = "constructs"
            elif item.split(".")[0] in rooms:
                sort = "rooms"
            elif "." in item or item.removesuffix("()") in called or hasattr(builtins, item.removesuffix("()")):
                sort = "verbs"
            else:
                sort = "attributes"
            sorts[sort].add(item)
    return {name: sorted(items) for name, items in sorts.items()}
