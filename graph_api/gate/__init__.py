"""What stands between a client and the routes: who may come in, how much of it, and what is written down of it."""
