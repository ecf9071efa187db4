"""The set-up of a checkout, on the standard library alone: the environment, the browser of the tests, the locks."""
