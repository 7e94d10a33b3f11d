"""Riwaya: conflict news into linked data that keeps who says what."""

__version__ = "0.1.0"
