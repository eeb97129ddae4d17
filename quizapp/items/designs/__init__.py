"""Item designs, one module each: every module here with a `make` is a design, named after its file.

A design is general. It names no article, no claim and no figure; it takes claims and relations that
fit and makes items, from the shipped articles and from any others. Its sentences stand in it as
constants; feedback on misreadings is shared wording and is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from quizapp.corpus.corpus import Corpus
from quizapp.items.item import Item
from quizapp.items.wording import Wording

Make = Callable[[Corpus, Wording], Iterator[Item]]


def find_designs() -> dict[str, Make]:
    """Give every design by name, in the order of the names."""
    return {
        module.name.replace("_", "-"): import_module(f"{__name__}.{module.name}").make
        for module in sorted(iter_modules(__path__), key=lambda module: module.name)
    }


def make_items(corpus: Corpus, wording: Wording) -> tuple[Item, ...]:
    """Run every design over a corpus, the items in the order of their ids."""
    items = [item for make in find_designs().values() for item in make(corpus, wording)]
    return tuple(sorted(items, key=lambda item: item.id))
