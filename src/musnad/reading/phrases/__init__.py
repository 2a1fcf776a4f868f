"""Noun phrases: what stands together as one name or description, with its genitive, adjectives, appositions and coordination."""

from musnad.reading.phrases.constructs import is_dual_construct
from musnad.reading.phrases.phrase import Phrase
from musnad.reading.phrases.phrases import PhraseReader

__all__ = ["Phrase", "PhraseReader", "is_dual_construct"]
