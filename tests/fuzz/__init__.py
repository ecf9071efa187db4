"""Readers and grammar under whatever bytes and texts: hypothesis with strategies, atheris by coverage."""
