"""The packages that DOCX and PDF need besides musnad's own, and what is said where they are missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from musnad.faults import Fault, InputError

__all__ = ["the_package"]


def the_package(name: str, format: str) -> ModuleType:
    """A package of the extra `brief`. Raises InputError, with what to install, where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        fault = Fault("--format", f"{format} needs a package that is not installed", "", "run: pip install 'musnad[brief]'")
        raise InputError(fault) from None
