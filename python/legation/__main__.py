"""The command line `legation`, as `python -m legation`."""

import signal
import sys

from ._legation import main as run


def main() -> None:
    # The work is done outside Python, where its own handler would never be asked.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(run())


if __name__ == "__main__":
    main()
