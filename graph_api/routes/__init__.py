"""One module for each part of the API; each has `router(service)`."""
