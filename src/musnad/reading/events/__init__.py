"""Events: who did what to whom, read off clauses and event nouns with the argument slots of their trigger words."""

from musnad.reading.events.event_noun import EventNoun
from musnad.reading.events.events import EventReader
from musnad.reading.events.happening import Happening
from musnad.reading.events.sides import Sides

__all__ = ["EventNoun", "EventReader", "Happening", "Sides"]
