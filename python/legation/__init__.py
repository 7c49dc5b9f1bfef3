"""Reads foreign-policy texts and builds a knowledge graph of who met, recognized, supports and sanctioned whom."""

from ._legation import *  # noqa: F403
from ._legation import __all__ as _names
from ._legation import __version__

__all__ = [*(name for name in _names if name != "main"), "__version__"]
