"""Entities: what the phrases of a report refer to, with kind, English name and actor code on the report's day; coreference."""

from musnad.reading.entities.drafts import Draft, focus_country
from musnad.reading.entities.entities import EntityReader

__all__ = ["Draft", "EntityReader", "focus_country"]
