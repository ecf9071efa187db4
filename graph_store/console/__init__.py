"""Confining Cypher that a user typed: what may be said, and what its plan may do."""
