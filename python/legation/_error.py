"""The exception of the package."""


class LegationError(ValueError):
    """What legation refuses: a rule, a table, a graph or a question that is not as it should be.

    The text says what was found, what was expected and where.
    """

    __module__ = "legation"
