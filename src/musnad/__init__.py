"""musnad reads news reports on diplomacy and armed conflict and keeps the sourced record."""

__version__ = "0.1.0"
