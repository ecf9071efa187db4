"""XML of office files, parsed without entities, without DTDs and without the network."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.readers.package import Package
from ingest.readers.problems import broken

Element = Any  # lxml has no types of its own
_OFFICE_DOCUMENT = "/officeDocument"


def parse(data: bytes, name: str, kind: str) -> Element:
    """The root element. Office files never have a DTD: one that has is refused, so no entity is ever expanded."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise broken(name, kind) from problem
    if root is None or root.getroottree().docinfo.doctype:
        raise broken(name, kind)
    return root


def part(package: Package, path: str) -> Element | None:
    """The root of a part, None when the package has no such part."""
    data = package.read(path)
    return None if data is None else parse(data, package.name, package.kind)


def local(element: Element) -> str:
    """The name of an element without its namespace: the transitional and the strict one mean the same here."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; "" when it has none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Element | None, *names: str) -> Element | None:
    """The element reached by going down these names, None when one is missing."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The direct children of this name."""
    return (one for one in (() if element is None else element) if local(one) == name)


def value(element: Element | None, *names: str) -> str:
    """`val` of the element reached by going down these names; "" when there is none."""
    found = child(element, *names)
    return "" if found is None else attribute(found, "val")


def relations(package: Package, of: str) -> dict[str, str]:
    """Paths inside the package by relation id, for the part `of`. What points outside is left out: never followed."""
    folder, file = posixpath.split(of)
    root = part(package, posixpath.join(folder, "_rels", f"{file}.rels"))
    return {
        attribute(one, "Id"): _resolved(folder, attribute(one, "Target"))
        for one in children(root, "Relationship")
        if attribute(one, "TargetMode") != "External"
    }


def main_part(package: Package, usual: str) -> str:
    """The path of the part that holds the document; its usual one when the package does not say."""
    root = part(package, "_rels/.rels")
    for one in children(root, "Relationship"):
        if attribute(one, "Type").endswith(_OFFICE_DOCUMENT):
            return _resolved("", attribute(one, "Target"))
    return usual


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
