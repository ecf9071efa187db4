from __future__ import annotations

import base64
import hashlib
import json
import re
import string

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from networks import Network, NetworkOptions, build, network
from networks.page import SCRIPTS, policy
from networks.texts import TEMPLATES, listed, note, texts
from tests.networks.making import agency, incidence

EVIL = "</script><img src=x onerror=alert(1)><!--&\u2028'\""


@pytest.fixture(scope="module")
def sample(ladybug_store: LadybugStore) -> Network:
    return network(ladybug_store)


@pytest.fixture(scope="module")
def page(sample: Network) -> str:
    return sample.to_html()


def data(page: str) -> dict[str, object]:
    [told] = re.findall(r'<script type="application/json" id="told">(.*?)</script>', page, flags=re.DOTALL)
    loaded: dict[str, object] = json.loads(told)["data"]
    return loaded


def test_the_page_allows_nothing_from_elsewhere(page: str) -> None:
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy()}">' in page
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; "
        r"img-src data:; base-uri 'none'",
        policy(),
    )


def test_the_policy_names_the_code_of_the_page_and_no_other(page: str) -> None:
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, flags=re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in inline]
    assert len(hashes) == 3
    assert set(re.findall(r"'sha256-([^']+)'", policy())) == set(hashes)
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))


def test_a_file_leads_nowhere_and_a_page_of_the_site_back_to_it(sample: Network) -> None:
    alone, within = sample.to_html(), sample.to_html(site=True)
    assert "<nav" not in alone
    assert not data(alone)["site"]
    assert '<nav data-label="site"><a id="home" href="/"' in within
    assert 'id="around"' not in within.partition("<main>")[0]
    assert data(within)["site"]


def test_the_page_names_nothing_to_load(page: str) -> None:
    assert not re.search(r"<(link|script|iframe|object|embed|img)\b[^>]*\s(src|href|data)=\"[^\"]", page)
    assert not re.search(r"url\(\s*['\"]?(?!data:)|@import|sourceMappingURL|\bimport\(", page)
    addresses = set(re.findall(r"https?://[\w.]+", page))
    own = page.replace(re.search(r"<script>/\*\*\n \* vis-network.*?</script>", page, flags=re.DOTALL)[0], "")  # type: ignore[index]
    assert addresses <= {
        "http://www.w3.org", "http://almende.com", "http://opensource.org", "http://www.apache.org",
        "https://github.com", "https://visjs.github.io",
    }  # fmt: skip
    assert not re.search(r"https?://", own)


def test_text_of_a_document_never_becomes_markup() -> None:
    bodies = [agency(0, name=EVIL, note=EVIL, system=EVIL, aliases=(EVIL,)), agency(1)]
    made = incidence(bodies, [[(0, "lead"), (1, "lead")]])
    titled = made.documents[0].__class__("d", EVIL, "640000", 1)
    object.__setattr__(made, "documents", (titled,))
    page = build(made, NetworkOptions()).to_html()
    assert page.count("</script>") == 3
    assert "<img src=x" not in page
    assert data(page)["bodies"][0]["name"] == EVIL  # type: ignore[index]


def test_the_page_carries_what_it_shows(page: str, sample: Network) -> None:
    held = data(page)
    assert len(held["bodies"]) == len(sample.nodes)  # type: ignore[arg-type]
    assert len(held["parts"]) == len(sample.parts)  # type: ignore[arg-type]
    for body, task, *_, start, length in held["parts"]:  # type: ignore[attr-defined]
        assert start >= 0
        text = held["tasks"][task]["text"]  # type: ignore[index]
        mention = text[start : start + length]
        assert mention in {part.mention for part in sample.parts if (part.agency, part.task) == (body, task)}


def test_a_mention_outside_its_task_is_not_marked_somewhere_else() -> None:
    made = incidence(2, [[(0, "lead"), (1, "lead")]])
    moved = [part.__class__(**{**_fields(part), "char_start": 9999}) for part in made.parts]
    object.__setattr__(made, "parts", tuple(moved))
    held = data(build(made, NetworkOptions()).to_html())
    assert [row[-2] for row in held["parts"]] == [-1, -1]  # type: ignore[attr-defined]


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__slots__}  # type: ignore[attr-defined]


def test_the_page_is_small_enough_to_send(page: str) -> None:
    assert len(page.encode()) < 900_000


def test_the_language_is_that_asked_for(sample: Network) -> None:
    english = sample.to_html("en")
    assert '<html lang="en">' in english
    assert data(english)["language"] == "en"


def test_every_text_that_the_page_asks_for_exists() -> None:
    sources = [(TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    sources.append((TEMPLATES / "network.html.j2").read_text(encoding="utf-8"))
    asked = set(re.findall(r"\bt\(\"([\w.]+)\"", "\n".join(sources)))
    asked |= set(re.findall(r"data-(?:text|label)=\"([\w.]+)\"", sources[-1]))
    asked |= {f"weight.{name}" for name in ("shared", "newman")}
    assert asked
    assert asked <= set(texts())


def test_both_languages_have_the_same_places_for_values() -> None:
    for key, both in texts().items():
        places = [
            sorted(name for _, name, _, _ in string.Formatter().parse(text) if name) for text in (both.zh, both.en)
        ]
        assert places[0] == places[1], key
        assert both.zh
        assert both.en


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_lists_say_how_many_more_there_are() -> None:
    assert listed(["甲", "乙"]).zh == "甲、乙"
    assert listed(["甲", "乙", "丙"], 2).zh == "甲、乙 等 3 个"
    assert listed(["a", "b", "c"], 2).en == "a, b and 1 more"
    assert note("note.section", section=3).text("en") == "Only section 3."


def subject(page: str) -> str:
    return re.findall(r'<p id="subject">(.*?)</p>', page)[0]  # type: ignore[no-any-return]


def test_a_network_of_one_place_of_several_says_so_and_leads_to_the_others() -> None:
    options = NetworkOptions(roles=("lead",), weight="newman")
    made = build(incidence(2, [[(0, "lead"), (1, "lead")]], elsewhere=("450000", "330100")), options)
    assert '<strong id="only"><span data-text="scope.only"></span>宁夏</strong>' in subject(made.to_html())
    assert "href" not in subject(made.to_html()), "a file has nowhere to lead to"
    links = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', subject(made.to_html("en", site=True)))
    kept = "&amp;roles=lead&amp;weight=newman&amp;lang=en"
    assert links == [
        (f"?jurisdiction=450000{kept}", "广西"),
        (f"?jurisdiction=330100{kept}", "杭州"),
        (f"?jurisdiction=all{kept}", ""),
    ]


def test_a_network_of_all_that_there_is_says_nothing_of_the_kind(sample: Network) -> None:
    assert "scope.only" not in subject(sample.to_html(site=True))
