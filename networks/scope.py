"""Which documents a network is made of: by default those of one jurisdiction. Pure."""

from __future__ import annotations

from graph_store.places import fullest_first, means_every_place, no_document, place
from networks.options import NetworkOptions
from networks.records import SourceDocument


def chosen_documents(known: list[SourceDocument], options: NetworkOptions) -> tuple[SourceDocument, ...]:
    """The documents that `options` mean: the named one, or those of one jurisdiction, by default the fullest one; the
    network around a body is of all documents, wherever it stands.

    Raises NotFoundError (document), ParameterError (jurisdiction).
    """
    if options.document:
        return (_named(known, options.document),)
    anywhere = options.agency and not options.jurisdiction
    if anywhere or means_every_place(options.jurisdiction) or not known:
        return tuple(known)
    fullest = fullest_first((one.jurisdiction, one.tasks) for one in known)
    code = place(options.jurisdiction).code if options.jurisdiction else next(iter(fullest))
    return tuple(one for one in known if one.jurisdiction == code)


def other_jurisdictions(
    known: list[SourceDocument], chosen: tuple[SourceDocument, ...], options: NetworkOptions
) -> tuple[str, ...]:
    """The jurisdictions that are left out where one is taken, fullest first; () where one document is named."""
    taken = {one.jurisdiction for one in chosen}
    if options.document:
        return ()
    return tuple(code for code in fullest_first((one.jurisdiction, one.tasks) for one in known) if code not in taken)


def _named(known: list[SourceDocument], document: str) -> SourceDocument:
    for one in known:
        if one.id == document:
            return one
    raise no_document(document, (one.id for one in known))
