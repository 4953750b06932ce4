"""
Engagement metrics, computed in Rust. Import `engagement_metrics` instead.
"""

from engagement_metrics._types import Answer, Arguments, Bundle, Capsule, Column, Columns, Data, Day, Drawing, Estimates, Frame, Memory, Mimes, Names, Operand, OptionalDay, Options, Plain, PlainColumns, Reduced, Rounded, Row, Side, Whole
from os import PathLike
from typing import Final, NoReturn, SupportsFloat, SupportsIndex, final

__all__ = ["VERSION", "Catalogue", "Chart", "Decomposition", "Difference", "Estimate", "Explanation", "Explanations", "Finding", "Findings", "Formula", "Note", "Report", "Rows", "Source", "State", "Table", "_raise_internal_error", "catalogue", "compare", "decompose", "explain", "search"]

VERSION: Final[str]

@final
class Catalogue:
    """
    Every metric: what it means, how it is reckoned, and why products disagree.

    `catalogue["nps"]` explains one, iteration gives them all, and it converts to a frame of any library.
    """
    def __contains__(self, id: str, /) -> bool: ...
    def __copy__(self, /) -> Catalogue: ...
    def __deepcopy__(self, /, memo: Plain) -> Catalogue: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, id: str, /) -> Explanation: ...
    def __iter__(self, /) -> Explanations: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> NoReturn: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle: ...
    @property
    def language(self, /) -> str:
        """
        The language of its words, as a BCP 47 tag.
        """
    @staticmethod
    def schema() -> str:
        """
        The JSON Schema (draft 2020-12) of that JSON, as text.
        """
    def search(self, /, query: str) -> Table:
        """
        Metrics by id, name, abbreviation or name in a product, in any of the five languages; the best hit is first.
        """
    def table(self, /) -> Table:
        """
        One row a metric: id, name, family, unit, direction, formula, definition.
        """
    def to_arrow(self, /) -> Frame:
        """
        As a `pyarrow.Table`.
        """
    def to_dicts(self, /) -> list[Plain]:
        """
        One dict a metric, with everything known of it.
        """
    def to_json(self, /, every_language: bool = False) -> str:
        """
        Everything as JSON, one object a metric; in every language at once, the words of the others are `translations`.
        """
    def to_pandas(self, /) -> Frame:
        """
        As a `pandas.DataFrame`.
        """
    def to_polars(self, /) -> Frame:
        """
        As a `polars.DataFrame`.
        """

@final
class Chart:
    """
    A chart: a mapping that is its Vega-Lite specification, with a picture for those who cannot draw it.

    A notebook shows it as it is. `dict(chart)` is plain data for any Vega library, `chart.to_svg()` needs none.
    """
    def __copy__(self, /) -> Chart: ...
    def __deepcopy__(self, /, memo: Plain) -> Chart: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: str, /) -> Drawing: ...
    def __iter__(self, /) -> Names: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> NoReturn: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle: ...
    @property
    def description(self, /) -> str:
        """
        The chart in one sentence, for those who cannot see it.
        """
    def keys(self, /) -> list[str]:
        """
        Names of the parts of the specification.
        """
    @property
    def metric(self, /) -> str:
        """
        The id of the metric that it shows.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Write it to a file that ends in `.svg` or `.json`: all of it, or nothing.
        """
    @property
    def title(self, /) -> str:
        """
        The name of the metric as people write it, and what its groups are.
        """
    def to_dict(self, /) -> Plain:
        """
        The Vega-Lite specification, with its data.
        """
    def to_json(self, /) -> str:
        """
        The specification as JSON.
        """
    def to_svg(self, /) -> str:
        """
        The picture: SVG without script, legible on light and on dark ground.
        """

@final
class Decomposition:
    """
    A change of a total, split by segment.

    Of a ratio, each segment has a rate effect (its own rate changed) and a mix effect (its share changed: a segment that
    grows lifts the total where its rate lies above it); of a sum, each segment adds its own change. All effects together
    are the change, exactly, and as they are printed they add up as well. `print(split)` shows them, the largest first.
    """
    def __copy__(self, /) -> Decomposition: ...
    def __deepcopy__(self, /, memo: Plain) -> Decomposition: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> NoReturn: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle: ...
    @property
    def after(self, /) -> float | None:
        """
        The total after.
        """
    @property
    def before(self, /) -> float | None:
        """
        The total before; None where it has no denominator.
        """
    @property
    def change(self, /) -> float | None:
        """
        After less before.
        """
    def chart(self, /) -> Drawing:
        """
        Bars of the effects: an `altair.Chart` where altair is installed, else a `Chart`.
        """
    @property
    def currency(self, /) -> str | None:
        """
        The currency of amounts, if it was named.
        """
    def frame(self, /) -> Frame:
        """
        That table as one of the library that the data came in.
        """
    @property
    def metric(self, /) -> str:
        """
        The id of the metric.
        """
    @property
    def mix_effect(self, /) -> float | None:
        """
        What changes of their shares contribute; None for a sum.
        """
    @property
    def notes(self, /) -> list[Note]:
        """
        Remarks on it: why nothing is split, what the change must not be mistaken for.
        """
    @property
    def rate_effect(self, /) -> float | None:
        """
        What changes of the segments' rates contribute; None for a sum.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Write it to a file that ends in `.svg`, `.json` or `.txt`: all of it, or nothing.
        """
    def table(self, /) -> Table:
        """
        One row a segment: its shares and rates before and after, its effects, its share of the change.
        """
    def to_dict(self, /) -> Plain:
        """
        Everything about it as plain values; `shown` are the effects as they are printed.
        """
    def to_json(self, /) -> str:
        """
        The same as JSON.
        """
    @property
    def unit(self, /) -> str:
        """
        What the values count; effects on a fraction are shown in percentage points.
        """

@final
class Difference:
    """
    One estimate minus another: absolute, relative, with interval and p-value.

    The p-value is 1 minus the level at which the interval just touches 0, so that the two never contradict.
    """
    def __bool__(self, /) -> bool:
        """
        Refused: a difference is rarely 0, and whether it is clear is another question.
        """
    def __copy__(self, /) -> Difference: ...
    def __deepcopy__(self, /, memo: Plain) -> Difference: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __float__(self, /) -> float: ...
    def __format__(self, /, spec: str) -> str: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> NoReturn: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle: ...
    @property
    def correlation(self, /) -> float:
        """
        Correlation of the two estimates; 0 when they are taken as independent.
        """
    @property
    def high(self, /) -> float | None:
        """
        Upper end of the 95 % interval.
        """
    def interval(self, /, level: SupportsFloat | SupportsIndex = 0.95) -> tuple[float, float] | None:
        """
        The interval of the absolute difference at a level between 0 and 1.
        """
    @property
    def low(self, /) -> float | None:
        """
        Lower end of the 95 % interval.
        """
    @property
    def metric(self, /) -> str:
        """
        The id of the metric, as in the catalogue.
        """
    @property
    def notes(self, /) -> list[Note]:
        """
        Remarks on it.
        """
    @property
    def p_value(self, /) -> float | None:
        """
        Two-sided p-value of no difference; None where there is no interval.
        """
    @property
    def relative(self, /) -> float | None:
        """
        The difference as a share of the earlier value, where that is above 0.
        """
    def relative_interval(self, /, level: SupportsFloat | SupportsIndex = 0.95) -> tuple[float, float] | None:
        """
        The interval of the relative difference at a level; it has no end upwards where the earlier value may be 0.
        """
    def text_in(self, /, language: str = "en") -> str:
        """
        The change, its interval and its p-value in one line of a language, such as "ms".
        """
    def to_dict(self, /) -> Plain:
        """
        Everything about it as plain values, ready for JSON.
        """
    def to_json(self, /) -> str:
        """
        Everything about it as JSON.
        """
    @property
    def unit(self, /) -> str:
        """
        What the value counts; the difference of two fractions is shown in percentage points.
        """
    @property
    def value(self, /) -> float | None:
        """
        The absolute difference, or None where either side is undefined.
        """

@final
class Estimate:
    """
    A metric's value with the evidence behind it.

    An undefined value (no denominator, no data) is an estimate whose `value` is None: never 0, never an exception.
    Its first note says why. `float(x)` raises then, with the reason.

    `x - y` and `x.difference(y)` take the two as independent groups. `<`, `<=`, `>` and `>=` compare values, with
    numbers too; `==` is true only for estimates of the same content, evidence included. `f"{x:.1%}"` formats the
    value, `str(x)` is one line with the interval.

    It is a number where nothing is lost by it: `float(x)`, `int(x)`, `round(x, 2)`, `bool(x)` (whether the value is
    other than 0). It has no `+`, `*` and `/`, which would drop the interval
    without a word: write `float(x) + 1`.
    """
    def __add__(self, other: object, /) -> NoReturn: ...
    def __bool__(self, /) -> bool: ...
    def __copy__(self, /) -> Estimate: ...
    def __deepcopy__(self, /, memo: Plain) -> Estimate: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __float__(self, /) -> float: ...
    def __format__(self, /, spec: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __mul__(self, other: object, /) -> NoReturn: ...
    def __radd__(self, other: object, /) -> NoReturn: ...
    def __reduce__(self, /) -> Reduced: ...
    def __repr__(self, /) -> str: ...
    def __rmul__(self, other: object, /) -> NoReturn: ...
    def __round__(self, /, digits: Whole | None = None) -> Rounded: ...
    def __rsub__(self, other: object, /) -> NoReturn: ...
    def __rtruediv__(self, other: object, /) -> NoReturn: ...
    def __sub__(self, other: object, /) -> Difference: ...
    def __truediv__(self, other: object, /) -> NoReturn: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle: ...
    @property
    def clusters(self, /) -> int:
        """
        How many independent clusters stand behind it, for figures from a log; else `n`.
        """
    @property
    def context(self, /) -> Plain | None:
        """
        What makes the number again: `window_start`, `window_end`, `zone` and `as_of`; None where there is no log.
        """
    @property
    def currency(self, /) -> str | None:
        """
        The currency of amounts, if it was named.
        """
    def difference(self, /, other: Estimate) -> Difference:
        """
        This estimate minus another, taken as two independent groups.

        Months of one log share customers and are not independent: a report compares them jointly.
        """
    @property
    def high(self, /) -> float | None:
        """
        Upper end of the 95 % interval, or None where the metric or the data give none.
        """
    def interval(self, /, level: SupportsFloat | SupportsIndex = 0.95) -> tuple[float, float] | None:
        """
        The confidence interval at a level between 0 and 1, or None where the metric or the data give none.
        """
    @property
    def is_defined(self, /) -> bool:
        """
        Whether there is a value.
        """
    @property
    def low(self, /) -> float | None:
        """
        Lower end of the 95 % interval, or None where the metric or the data give none.
        """
    @property
    def maturity(self, /) -> str:
        """
        `complete`; `open` where the period had not ended or the history is shorter; `unobserved` outside the data.
        """
    @property
    def metric(self, /) -> str:
        """
        The id of the metric, as in the catalogue.
        """
    @property
    def n(self, /) -> int:
        """
        How many units stand behind it: orders, customers, answers.
        """
    @property
    def notes(self, /) -> list[Note]:
        """
        Remarks on it: why it is undefined, what it must not be mistaken for.
        """
    @staticmethod
    def restore(value: Plain) -> Estimate:
        """
        An estimate from its plain values, as pickle keeps it.
        """
    @property
    def standard_error(self, /) -> float | None:
        """
        The standard error, or None where the metric or the data give none.
        """
    def text_in(self, /, language: str = "en") -> str:
        """
        Name, value, interval and n in one line of a language, such as "ms".
        """
    def to_dict(self, /) -> Plain:
        """
        Everything about it as plain values, ready for JSON.
        """
    def to_json(self, /) -> str:
        """
        Everything about it as JSON; reading a number back gives the same bits.
        """
    @property
    def unit(self, /) -> str:
        """
        What the value counts: `count`, `fraction`, `money` …
        """
    @property
    def value(self, /) -> float | None:
        """
        The value, or None where it is undefined.
        """

@final
class Explanation:
    """
    A metric explained: its parts, and the text and Markdown that a person reads.
    """
    def __copy__(self, /) -> Explanation: ...
    def __deepcopy__(self, /, memo: Plain) -> Explanation: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> NoReturn: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_markdown_(self, /) -> str: ...
    @property
    def caveat(self, /) -> str | None:
        """
        That no native speaker has read the wording; None in English.
        """
    @property
    def conflicts(self, /) -> str:
        """
        Where products and authors disagree; empty where they do not.
        """
    @property
    def default(self, /) -> str:
        """
        What this library does where they disagree.
        """
    @property
    def definition(self, /) -> str:
        """
        One sentence.
        """
    @property
    def direction(self, /) -> str:
        """
        Whether more of it is better: `higher`, `lower` or `neither`.
        """
    @property
    def family(self, /) -> str:
        """
        The area it belongs to, which is the module of its formula.
        """
    @property
    def formula(self, /) -> str:
        """
        The formula as practitioners write it.
        """
    @property
    def id(self, /) -> str:
        """
        Stable id, the same in every language and file.
        """
    @property
    def is_answered(self, /) -> bool:
        """
        Whether a formula of this library answers it; the others need a table, events or a model.
        """
    @property
    def language(self, /) -> str:
        """
        The language of its words, as a BCP 47 tag.
        """
    @property
    def name(self, /) -> str:
        """
        What people call it.
        """
    def to_dict(self, /) -> Plain:
        """
        Everything known of it: inputs, options, example, benchmarks, claims and the parts above.
        """
    def to_json(self, /) -> str:
        """
        Everything known of it as JSON.
        """
    def to_markdown(self, /) -> str:
        """
        As Markdown.
        """
    @property
    def unit(self, /) -> str:
        """
        What the value counts.
        """
    @property
    def variants(self, /) -> list[str]:
        """
        Other ways to reckon it.
        """

@final
class Explanations:
    """
    Iteration over a catalogue.
    """
    def __iter__(self, /) -> Explanations: ...
    def __next__(self, /) -> Explanation: ...

@final
class Finding:
    """
    An estimate in its place: which period and segment, and how it compares with the period before.
    """
    def __copy__(self, /) -> Finding: ...
    def __deepcopy__(self, /, memo: Plain) -> Finding: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> NoReturn: ...
    def __repr__(self, /) -> str: ...
    @property
    def change(self, /) -> Difference | None:
        """
        The change since then, computed jointly from the customers of both periods.
        """
    @property
    def estimate(self, /) -> Estimate:
        """
        The figure.
        """
    @property
    def metric(self, /) -> str:
        """
        The id of the metric, as in the catalogue.
        """
    @property
    def p_holm(self, /) -> float | None:
        """
        The p-value of the change after Holm's correction over the report's changes that get a verdict; else None.
        """
    @property
    def period_end(self, /) -> OptionalDay:
        """
        First date after the period, or None for all of the data.
        """
    @property
    def period_start(self, /) -> OptionalDay:
        """
        First date of the period, or None for all of the data.
        """
    @property
    def previous(self, /) -> Estimate | None:
        """
        The figure of the period it is compared with.
        """
    @property
    def scope(self, /) -> str:
        """
        `group`, or `all` for all groups together.
        """
    @property
    def segment(self, /) -> str | None:
        """
        The group; None for all groups together, and for the group without a value.
        """
    def to_dict(self, /) -> Plain:
        """
        Estimate, comparison, change and verdict as plain values, ready for JSON.
        """
    def to_json(self, /) -> str:
        """
        The same as JSON.
        """
    @property
    def verdict(self, /) -> str | None:
        """
        `better`, `worse` or `no_clear_change`, where the evidence bears a verdict; else None.
        """

@final
class Findings:
    """
    Iteration over a report.
    """
    def __iter__(self, /) -> Findings: ...
    def __next__(self, /) -> Finding: ...

@final
class Formula:
    """
    A formula of the catalogue: a pure function from a few numbers to an estimate.
    """
    def __call__(self, /, arguments: Arguments) -> Estimate: ...
    def __new__(cls, /, id: str) -> Formula: ...
    def __reduce__(self, /) -> Reduced: ...
    def __repr__(self, /) -> str: ...
    @property
    def id(self, /) -> str:
        """
        Stable id, the same in every language and file.
        """
    def over(self, /, arguments: Arguments) -> Answer:
        """
        Evaluate it, row by row where an argument is a column.
        """

@final
class Note:
    """
    A remark on a result: a stable code with its arguments, and a sentence in English.

    `note.text_in("ms")` gives the sentence in another language.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, code: str, arguments: Options) -> Note: ...
    def __reduce__(self, /) -> Reduced: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def arguments(self, /) -> Plain:
        """
        What the sentence is filled with, by name.
        """
    @property
    def code(self, /) -> str:
        """
        What is remarked, as a stable snake_case word.
        """
    @property
    def text(self, /) -> str:
        """
        The remark in English.
        """
    def text_in(self, /, language: str = "en") -> str:
        """
        The remark in a language, such as "ms".
        """

@final
class Report:
    """
    Estimates of many metrics by period and segment, each beside the period it is compared with.

    Iteration gives one finding a metric, period and segment. `print(report)` shows them all, `report.save(path)`
    writes a page.
    """
    def __copy__(self, /) -> Report: ...
    def __deepcopy__(self, /, memo: Plain) -> Report: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, index: SupportsIndex, /) -> Finding: ...
    def __iter__(self, /) -> Findings: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> NoReturn: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle: ...
    @property
    def as_of(self, /) -> str | None:
        """
        The first instant that was not looked at, as ISO 8601 text.
        """
    def chart(self, /, metric: str) -> Drawing:
        """
        The chart of a metric, over time or by group: an `altair.Chart` where altair is installed, else a `Chart`.
        """
    def charts(self, /) -> list[Chart]:
        """
        Every chart that the report supports: the trends, then the groups.
        """
    def estimate(self, /, metric: str, period_start: Day | None = None, segment: str | None = None) -> Estimate:
        """
        The estimate of a metric in the period that starts on a date; without a date, over all of the data.
        """
    def finding(self, /, metric: str, period_start: Day | None = None, segment: str | None = None) -> Finding:
        """
        The estimate of a metric with the one it is compared with, the change and the verdict.
        """
    def frame(self, /) -> Frame:
        """
        The table in the library that the data came in.
        """
    def in_language(self, /, language: str) -> Report:
        """
        The same report in a language, such as "ms": its pages, text, charts and the notes of its table.
        """
    @property
    def language(self, /) -> str:
        """
        The language that it is shown in, as a tag.
        """
    @property
    def notes(self, /) -> list[Note]:
        """
        Remarks on the data behind all findings.
        """
    @property
    def period(self, /) -> str | None:
        """
        The calendar period it goes by, if it does.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Write the report to a file that ends in `.html`, `.md`, `.json` or `.csv`: all of it, or nothing.
        """
    @property
    def segment(self, /) -> str | None:
        """
        The segment column it is split by, if it is.
        """
    def spec(self, /, metric: str) -> Plain:
        """
        The Vega-Lite specification of a metric's chart, with its data.
        """
    def svg(self, /, metric: str) -> str:
        """
        A metric's chart as SVG without script, legible on light and on dark ground.
        """
    def table(self, /) -> Table:
        """
        One row a finding, with the columns that every report has.
        """
    def to_arrow(self, /) -> Frame:
        """
        As a `pyarrow.Table`.
        """
    def to_dict(self, /) -> Plain:
        """
        Everything as plain values.
        """
    def to_html(self, /) -> str:
        """
        One self-contained HTML page with charts, and without any script.
        """
    def to_json(self, /) -> str:
        """
        Everything as JSON; reading a number back gives the same bits.
        """
    def to_markdown(self, /) -> str:
        """
        As Markdown, for a pull request or a chat.
        """
    def to_pandas(self, /) -> Frame:
        """
        As a `pandas.DataFrame`.
        """
    def to_polars(self, /) -> Frame:
        """
        As a `polars.DataFrame`.
        """

@final
class Rows:
    """
    Iteration over a table, one dict a row.
    """
    def __iter__(self, /) -> Rows: ...
    def __next__(self, /) -> Row: ...

@final
class Source:
    """
    A table that a user opened, with every question one can ask of it.
    """
    def __copy__(self, /) -> Source: ...
    def __deepcopy__(self, /, memo: Plain) -> Source: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> Reduced: ...
    def __repr__(self, /) -> str:
        """
        The data sheet: rows, customers, range, what was left out and why.
        """
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle: ...
    @staticmethod
    def check(name: str, data: Data, columns: Columns, options: Options, limit: Whole) -> Table:
        """
        Every violation in a table, one row each, at most `limit`.
        """
    def decomposition(self, /, question: str, options: Options) -> Decomposition:
        """
        The answer to a question that is answered by a change split by segment.
        """
    def derived(self, /, question: str, options: Options) -> State:
        """
        The answer to a question that is answered by a state.
        """
    def describe(self, /, language: str) -> str:
        """
        The data sheet as text in a language.
        """
    @staticmethod
    def from_state(state: Operand, options: Options) -> Source:
        """
        A source over a state that was made elsewhere.
        """
    @property
    def notes(self, /) -> list[Note]:
        """
        What was counted in, what was left out and why.
        """
    @staticmethod
    def open(name: str, data: Data, columns: Columns, options: Options) -> Source:
        """
        Read and check a table.
        """
    def report(self, /, question: str, options: Options) -> Report:
        """
        The answer to a question that is answered by a report.
        """
    @staticmethod
    def restore(state: Operand, options: Options) -> Source:
        """
        A source from its state and settings, as pickle keeps it.
        """
    def state(self, /) -> State:
        """
        The mergeable state behind it.
        """
    def table(self, /, question: str, options: Options) -> Table:
        """
        The answer to a question that is answered by a table.
        """
    def to_dict(self, /) -> Plain:
        """
        The data sheet as plain values.
        """
    def to_html(self, /, language: str) -> str:
        """
        The data sheet as a fragment of HTML in a language.
        """
    def to_json(self, /) -> str:
        """
        The data sheet as JSON.
        """

@final
class State:
    """
    A mergeable aggregation over rows.
    """
    def __copy__(self, /) -> State: ...
    def __deepcopy__(self, /, memo: Plain) -> State: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, options: Options) -> State: ...
    def __reduce__(self, /) -> Reduced: ...
    @staticmethod
    def from_bytes(name: str, data: Memory, options: Options) -> State:
        """
        Read what `to_bytes` wrote.
        """
    def merge(self, /, other: Operand) -> None:
        """
        Add another state, all or nothing.
        """
    def report(self, /) -> Report:
        """
        What it reports by itself.
        """
    @staticmethod
    def restore(name: str, options: Options, data: Memory, origin: str | None = None) -> State:
        """
        A state with its options, as pickle keeps it.
        """
    def to_bytes(self, /) -> bytes:
        """
        Canonical bytes: equal states give equal bytes, on every machine.
        """
    def update(self, /, data: Data, columns: Columns) -> None:
        """
        Add rows, all or none.
        """

@final
class Table:
    """
    A table of results: columns of text, numbers and dates; None is an undefined value, never 0.

    Iteration gives one dict a row. It speaks Arrow, so `polars.DataFrame(table)`, `pyarrow.table(table)` and DuckDB
    read it as it is.
    """
    def __arrow_c_stream__(self, /, requested_schema: Capsule | None = None) -> Capsule:
        """
        Arrow's C stream, by which other libraries read the table.
        """
    def __copy__(self, /) -> Table: ...
    def __deepcopy__(self, /, memo: Plain) -> Table: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, row: SupportsIndex, /) -> Row: ...
    def __iter__(self, /) -> Rows: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> NoReturn: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Mimes | None = None, exclude: Mimes | None = None) -> Bundle: ...
    @property
    def columns(self, /) -> list[str]:
        """
        Names of the columns.
        """
    def frame(self, /) -> Frame:
        """
        As a table of the library that the data came in; columns by name where it came as plain Python.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Write it to a file that ends in `.csv` or `.json`: all of it, or nothing.
        """
    def to_arrow(self, /) -> Frame:
        """
        As a `pyarrow.Table`.
        """
    def to_csv(self, /) -> str:
        """
        As CSV text with a line of names; an undefined value is an empty cell.
        """
    def to_dict(self, /) -> PlainColumns:
        """
        Columns by name, as lists.
        """
    def to_json(self, /) -> str:
        """
        One object a row, as JSON.
        """
    def to_pandas(self, /) -> Frame:
        """
        As a `pandas.DataFrame`.
        """
    def to_polars(self, /) -> Frame:
        """
        As a `polars.DataFrame`.
        """

def _raise_internal_error() -> None:
    """
    Panic on purpose, so that a test can see the guard hold.
    """

def catalogue(language: str = "en") -> Catalogue:
    """
    Every metric, in a language: `en`, `zh-Hant`, `zh-Hans`, `ms` or `th`.

    Names and definitions are in that language, and so is what has been translated beside them; the rest is English. The
    wording of the other languages has not been read by native speakers.
    """

def compare(current: Estimates, previous: Estimates | None = None, *, against: str | None = None, level: SupportsFloat | SupportsIndex = 0.95) -> Table:
    """
    Compare many estimates at once, as independent groups, with Holm's correction over all of them.

    Months of one log share customers and are not independent: a report compares them jointly.

    Parameters
    ----------
    current : mapping or sequence of Estimate
        The groups by name; those of a sequence have their places for names.
    previous : mapping or sequence of Estimate, optional
        What each group is compared with, under the same name. Who is on one side only has no change.
    against : str, optional
        Without `previous`: "first" (the default), "previous" (the group before), "each" (every group before) or the name
        of a group.
    level : float, default 0.95
        The level of the intervals.

    Returns
    -------
    Table
        One row a comparison: `change`, `relative` and their intervals, `p_value`, `p_holm`, `verdict`.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> rate = em.commerce.repeat_purchase_rate
    >>> rows = em.compare({"mail": rate(80, 400), "search": rate(120, 400), "social": rate(86, 400)})
    >>> [(row["name"], row["verdict"]) for row in rows]
    [('search', 'better'), ('social', 'no_clear_change')]
    """

def decompose(segments: Column, before: Side, after: Side, *, metric: str | None = None) -> Decomposition:
    """
    Split a change by segment: how much comes of the segments' own rates, and how much of their mix.

    Rows of one segment add up; a null amount counts as 0, for a segment that is not there on one side.

    Parameters
    ----------
    segments : column
        The segment of each row.
    before : column, or tuple of two columns
        The amounts of a sum, or the numerators and the denominators of a ratio.
    after : column, or tuple of two columns
        The same, later or of the other group.
    metric : str, optional
        Id of the metric, which names it and gives its unit.

    Examples
    --------
    >>> import engagement_metrics as em
    >>> em.decompose(
    ...     ["mail", "search"],
    ...     before=([10, 60], [100, 200]),
    ...     after=([36, 36], [300, 100]),
    ...     metric="conversion_rate",
    ... )
    <Decomposition conversion_rate by segment: 23.33 to 18.00 %: −5.33 pp = rate +3.83, mix −9.16>
    """

def explain(id: str, language: str = "en") -> Explanation:
    """
    What a metric means: definition, formula, variants, a worked example, and why products disagree.

    `print` shows it as text, a notebook as a page. An unknown id is an error that names those it may mean.
    """

def search(query: str, language: str = "en") -> Table:
    """
    Metrics by id, name, abbreviation or name in a product, in any of the five languages; the best hit is first.
    """
