"""One module a format. Each is pure: bytes in, `Parts` out, and nothing but InputError for bytes that are no good."""
