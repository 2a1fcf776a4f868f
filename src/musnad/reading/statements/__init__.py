"""Statements: who says what, and through whom it came, read off clauses with a word of saying."""

from musnad.reading.statements.attributions import Source
from musnad.reading.statements.said import Said
from musnad.reading.statements.statements import StatementReader

__all__ = ["Said", "Source", "StatementReader"]
