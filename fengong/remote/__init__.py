"""A graph that a service has: asked over HTTP as a file is asked."""
