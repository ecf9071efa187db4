"""Token buckets: each client has `burst` tokens that come back at `rate` a second; a request takes one."""

from __future__ import annotations

from collections import OrderedDict

_MOST_CLIENTS = 10_000


class Buckets:
    """The buckets of all clients; one that is full again is forgotten, since it says nothing. A `rate` of 0 is none."""

    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, max(1, burst)
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, and when there were so many

    def take(self, client: str, now: float, tokens: float = 1.0) -> float:
        """Take tokens: 0, or the seconds until there is one. Taking more than there are leaves a debt."""
        if self._rate <= 0:
            return 0.0
        left, since = self._held.get(client, (float(self._burst), now))
        left = min(self._burst, left + (now - since) * self._rate)
        wait = max(0.0, (1 - left) / self._rate)
        # Who keeps asking while refused is not punished further: the bucket fills all the same.
        self._held[client] = (left if wait else max(left - tokens, -float(self._burst)), now)
        self._held.move_to_end(client)
        self._forget(now)
        return wait

    def __len__(self) -> int:
        return len(self._held)

    def _forget(self, now: float) -> None:
        """The longest idle ones: two a call, so that they go faster than they come."""
        for _ in range(2):
            client, (left, since) = next(iter(self._held.items()))
            full = left + (now - since) * self._rate >= self._burst
            if not full and len(self._held) <= _MOST_CLIENTS:
                return
            if len(self._held) > 1:
                del self._held[client]
