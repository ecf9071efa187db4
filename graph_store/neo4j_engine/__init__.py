"""The server engine: Neo4j 5.26 LTS and later."""
