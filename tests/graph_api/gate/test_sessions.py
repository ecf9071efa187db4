"""What stands for a key in a browser: a word that nobody guesses, for a time, and not without end."""

from __future__ import annotations

from graph_api.gate.sessions import SECONDS, Sessions
from graph_store.keys import Key, make

FIRST = make("reader", "甲", [])[0]
SECOND = make("reader", "乙", [])[0]


def begun(sessions: Sessions, key: Key, times: int) -> list[str]:
    return [sessions.begin(key, 0.0) for _ in range(times)]


def test_a_word_stands_for_its_key_until_its_time_is_over() -> None:
    sessions = Sessions()
    word = sessions.begin(FIRST, 100.0)
    assert sessions.key(word, 100.0 + SECONDS - 1) is FIRST
    assert sessions.key(word, 100.0 + SECONDS) is None
    assert len(sessions) == 0


def test_an_ended_session_is_over_and_no_other() -> None:
    sessions = Sessions()
    one, other = begun(sessions, FIRST, 2)
    sessions.end(one)
    sessions.end("no word")
    assert sessions.key(one, 1.0) is None
    assert sessions.key(other, 1.0) is FIRST


def test_words_are_long_and_never_the_same_and_not_kept() -> None:
    sessions = Sessions()
    words = begun(sessions, FIRST, 50)
    assert len(set(words)) == 50
    assert all(len(word) >= 43 for word in words)
    assert not any(word in repr(vars(sessions)) for word in words)
    for wrong in ("", "x", words[0][:-1], words[0] + "=", "Ω" * 43, "\ud800"):
        assert sessions.key(wrong, 1.0) is None


def test_one_key_pushes_out_its_own_sessions_only() -> None:
    sessions = Sessions()
    other = sessions.begin(SECOND, 0.0)
    first, *_, last = begun(sessions, FIRST, 150)
    assert sessions.key(other, 1.0) is SECOND
    assert sessions.key(first, 1.0) is None
    assert sessions.key(last, 1.0) is FIRST
    assert len(sessions) == 101
