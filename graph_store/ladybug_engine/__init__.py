"""The embedded engine: Ladybug, one file."""
