"""How many may be inside at a time: altogether, and of one client."""

from __future__ import annotations


class Places:
    """`most` places, of which one client takes `each` at the most. Used from the event loop only."""

    def __init__(self, most: int, each: int | None = None) -> None:
        self._most = max(1, most)
        self._each = max(1, each if each is not None else most)
        self._inside: dict[str, int] = {}
        self.taken = 0

    def enter(self, client: str) -> bool:
        """Take a place, if there is one for this client."""
        own = self._inside.get(client, 0)
        if self.taken >= self._most or own >= self._each:
            return False
        self._inside[client] = own + 1
        self.taken += 1
        return True

    def leave(self, client: str) -> None:
        """Give the place back."""
        self.taken -= 1
        self._inside[client] -= 1
        if not self._inside[client]:
            del self._inside[client]

    @property
    def clients(self) -> int:
        """How many clients are inside."""
        return len(self._inside)
