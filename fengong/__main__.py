"""`python -m fengong` is the command `fengong`."""

from fengong.cli import main

main()
