"""The network as one HTML page: vis-network as pyvis brings it, our own template, nothing loaded from anywhere.

Its scripts and its style are the same for every network and known by their hashes, so that a browser runs no other.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyvis
from markupsafe import Markup
from pyvis.network import Network as Picture

from graph_store.directions import visible
from graph_store.places import ALL, short_name
from networks.network import Network
from networks.options import checked_language
from networks.payload import payload
from networks.texts import TEMPLATES, texts

SCRIPTS = ("data", "elements", "labels", "drawing", "panel", "controls", "main")
# Labels, tooltips and keys are our own, so vis's 220 kB of style sheet are not needed.
_VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
_TOLD = 'const {data: DATA, ...VIS} = JSON.parse(document.getElementById("told").textContent);'
_MOST_PLACES = 8  # that the page offers to switch to
_OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "dot", "chosen": False},
    "edges": {"smooth": False, "chosen": False, "hoverWidth": 1, "selectionWidth": 0},
    "interaction": {"hover": True, "selectConnectedEdges": False},
}


def page(network: Network, language: str = "zh", *, site: bool = False) -> str:
    """`network` as a page that holds its data and scripts; its texts begin in `language`, and the page can switch.

    `site` adds the ways to the pages of the site. What documents say enters as JSON and as text, never as markup.
    Raises ParameterError (language).
    """
    words = texts()
    titles = [one.title or one.id for one in network.incidence.documents]
    name = words["title"].text(checked_language(language))
    picture = _picture(network)
    picture.templateEnv.globals.update(
        **_switch(network, language),
        language=language,
        title=f"{name} · {titles[0]}" if titles else name,
        subject="；".join(titles[:3]),
        noscript=words["noscript"].text(language),
        data=payload(network, language, site=site),
        site=site,
        around=next((one.label for one in network.nodes if one.agency.id == network.options.agency), ""),
        policy=Markup(policy()),  # noqa: S704 - quotes and hashes only
        **_assets(),
    )
    # In the scripts and the style there are none, so that their hashes hold.
    return visible(picture.generate_html())


def _switch(network: Network, language: str) -> dict[str, Any]:
    """The one place that the network is of, and the addresses of the same network of the others."""
    chosen, elsewhere = network.options, network.incidence.elsewhere
    kept = {"roles": ",".join(chosen.roles), "kind": chosen.kind, "agency": chosen.agency, "weight": chosen.weight}
    kept |= {"include_collectives": "true" if chosen.include_collectives else "", "lang": language}
    query = {name: value for name, value in kept.items() if value}
    here = {short_name(one.jurisdiction) for one in network.incidence.documents} if elsewhere else set()
    return {
        "only": "、".join(sorted(here)),
        "elsewhere": [
            (short_name(code), urlencode({"jurisdiction": code, **query})) for code in elsewhere[:_MOST_PLACES]
        ],
        "everywhere": urlencode({"jurisdiction": ALL, **query}),
    }


def _picture(network: Network) -> Picture:
    picture = Picture()
    picture.set_template_dir(str(TEMPLATES), "network.html.j2")
    picture.templateEnv.autoescape = True
    picture.templateEnv.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}
    picture.options = _OPTIONS
    for index, node in enumerate(network.nodes):
        picture.add_node(index, label=node.label, x=node.x, y=node.y)
    # add_edge searches all edges for each new one, and drops pairs that it takes for repeated.
    picture.edges = [
        {"id": f"{tie.source}-{tie.target}", "from": tie.source, "to": tie.target}
        for tie in network.edges
        if tie.weight(network.options.weight) >= network.minimum
    ]
    return picture


@cache
def policy() -> str:
    """The Content-Security-Policy of every such page: its own code by hash, and nothing else at all."""
    held = _assets()
    scripts = " ".join(_hashed(held[name]) for name in ("vis_js", "own_js"))
    return f"default-src 'none'; script-src {scripts}; style-src {_hashed(held['css'])}; img-src data:; base-uri 'none'"


def _hashed(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


@cache
def _assets() -> dict[str, Markup]:
    own = "\n".join((TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return {
        "vis_js": _script(_VIS.read_text(encoding="utf-8")),
        "own_js": _script(f'(() => {{\n"use strict";\n{_TOLD}\n{own}}})();'),
        "css": Markup((TEMPLATES / "network.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
    }


def _script(source: str) -> Markup:
    # Our files and vis's, no text of a document. A source map would be a request to nowhere.
    plain = re.sub(r"^//# sourceMappingURL=.*$", "", source, flags=re.MULTILINE)
    return Markup(plain.replace("</script", "<\\/script"))  # noqa: S704
