"""The HTTP service: `create_app(settings, store)`."""

from graph_api.app import create_app

__all__ = ["create_app"]
