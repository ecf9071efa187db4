"""The analyst's site: pages for people, made on the server.

Every page is a pure function of what the catalogue answers, in three steps, each in a module of its own:

    routes/pages.py     the address → `Here` (path, query, language); the cache of rendered pages by graph version
    pages/<page>.py     asks the catalogue and gives the template plain values:
                        home, search, body, task, document, questions, console
    templates/          <page>.html.j2 on base.html.j2; parts.html.j2 holds what pages share (tables, roles, charts)

The pages share pure helpers, none of which knows the store:

    here.py             addresses: the whole state of a page stands in its address, and links keep the language
    rows.py             filters by value, facets with counts, sorting and paging of an answer's rows
    cells.py            where a cell leads: a name to its body, a number to the sentences that it counts
    marking.py          a text cut at the spans of its mentions
    charts.py, ego.py   geometry of bars, heat maps and the network around a body; templates draw it as inline SVG
    downloads.py        the rows of a question's page as .json, .csv, .xlsx and .ndjson, always whole
    words.py            what properties and their codes are called in both languages (data/properties.csv, words.csv)
    errors.py           an error as a page, for those who asked for one

Imports run routes → pages → queries, networks, graph_store; inside, <page> → helpers → templates, never back. The
scripts are /static/*.js without a build step (the editor's bundle: setup_tools/editor), the style is one sheet, and
assets.py addresses both with their digests; no page has an inline script, style or handler, so that
`script-src 'self'; style-src 'self'` holds on all of them.
"""
