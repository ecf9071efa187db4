"""Commands without the administrator's right to read and write what is anybody's: tests in containers run as root."""

from __future__ import annotations

import os
import sys

_LIMITED = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
PLAIN_USER: tuple[str, ...] = _LIMITED if sys.platform != "win32" and os.geteuid() == 0 else ()
