"""Validation: three rings of shapes, and a report that a person understands.

``validate(graph)`` is all that a caller needs; ``format_report`` and ``report_turtle`` write what it found.
"""

from riwaya.shacl.files import read_files, validate_files
from riwaya.shacl.report import Report, Violation, format_report, report_turtle
from riwaya.shacl.shapes import RINGS, Ring, Saying, Shapes, load_shapes
from riwaya.shacl.validate import ArticleText, validate

__all__ = [
    "RINGS",
    "ArticleText",
    "Report",
    "Ring",
    "Saying",
    "Shapes",
    "Violation",
    "format_report",
    "load_shapes",
    "read_files",
    "report_turtle",
    "validate",
    "validate_files",
]
