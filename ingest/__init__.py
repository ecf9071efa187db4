"""From a notice to its graph: read → outline → clauses → names → resolve → load."""
