"""The sections of a brief, one module a part of the dossier."""
