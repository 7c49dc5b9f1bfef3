"""Reads foreign-policy texts and builds a knowledge graph of who met, recognized, supports and sanctioned whom.

>>> import legation
>>> [str(statement) for statement in legation.extract("Serbia has not recognized Kosovo.")]
['not recognized(Serbia, Kosovo)']
"""

from ._error import LegationError
from ._legation import (
    Answer,
    Argument,
    Batch,
    EventMerger,
    Evidence,
    Graph,
    Pipeline,
    Statement,
    __version__,
    documents,
    extract,
    extract_batch,
    is_alias,
    record_schema,
)

__all__ = [
    "Answer",
    "Argument",
    "Batch",
    "EventMerger",
    "Evidence",
    "Graph",
    "LegationError",
    "Pipeline",
    "Statement",
    "__version__",
    "documents",
    "extract",
    "extract_batch",
    "is_alias",
    "record_schema",
]
