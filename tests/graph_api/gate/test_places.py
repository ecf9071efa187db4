"""Places inside: altogether, and of one client."""

from __future__ import annotations

from graph_api.gate.places import Places


def test_as_many_as_there_are() -> None:
    places = Places(2)
    assert [places.enter("a"), places.enter("b"), places.enter("c")] == [True, True, False]
    places.leave("a")
    assert places.enter("c")
    assert places.taken == 2


def test_one_client_does_not_take_them_all() -> None:
    places = Places(10, 2)
    assert [places.enter("a"), places.enter("a"), places.enter("a"), places.enter("b")] == [True, True, False, True]
    places.leave("a")
    assert places.enter("a")
    assert (places.taken, places.clients) == (3, 2)
    for client in ("a", "a", "b"):
        places.leave(client)
    assert (places.taken, places.clients) == (0, 0)
