"""The graph and its two engines: model, ids, errors, settings, one interface. Imports no other package of ours."""
