"""The exceptions of this package; the core writes their text."""


class EngagementError(ValueError):
    """Why a call was refused; wrong data is always an error and never a made-up number.

    Attributes
    ----------
    code : str
        The rule that was broken, as a stable snake_case word.
    metric : str
        The metric, source or state that refused.
    input : str or None
        The input, column or option at fault.
    rule : str
        The rule in English.
    value : str or None
        The offending value, as text.
    row : int or None
        The offending row, counted from 0; the smallest one when several rows break the rule.
    hint : str or None
        How to go on, where the library knows.
    """

    def __init__(
        self,
        message: str,
        code: str = "internal",
        metric: str = "",
        input: str | None = None,
        rule: str = "",
        value: str | None = None,
        row: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.metric = metric
        self.input = input
        self.rule = rule
        self.value = value
        self.row = row
        self.hint = hint


class InternalError(EngagementError):
    """A bug of this library: please report it."""
