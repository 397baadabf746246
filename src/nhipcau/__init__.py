"""Nhịp Cầu: reads directives and plans, hands their duties down, brings the reports back up."""

__version__ = "0.1.0"
