"""Reading of a subject-first language (English): subject before the verb, objects and prepositional arguments after it.

A sentence is walked over its verb groups and noun phrases. A finite verb goes to the innermost clause that still lacks one,
opens the clause of what is said without `that`, or a clause beside the one before; what stands behind a comma or a closing
quotation mark as subject and verb of saying is an attribution (link `said`).
"""

from musnad.reading.subject_first.events import SubjectFirstEvents
from musnad.reading.subject_first.statements import SubjectFirstStatements
from musnad.reading.subject_first.walker import read_subject_first

__all__ = ["SubjectFirstEvents", "SubjectFirstStatements", "read_subject_first"]
