"""Measurements, each against a peer in the same run: `python -m bench` (or `make bench`). See docs/bench.md."""
