"""Clauses: each finite verb with its subject, objects and prepositional arguments, how it is introduced and on what it depends.

A sentence is walked once. Complementisers, relatives, subordinators, and verbs joined by و, ف or a comma open a clause;
phrases go to the clause that is open. Subjects follow (VSO) or precede (SVO) their verb, come from the antecedent of a
relative, or are taken over from the clause before when they are dropped.
"""

from musnad.reading.clauses.arguments import gender_clash
from musnad.reading.clauses.clause import Clause
from musnad.reading.clauses.control import is_controlled
from musnad.reading.clauses.walker import Walker, read_clauses

__all__ = ["Clause", "Walker", "gender_clash", "is_controlled", "read_clauses"]
