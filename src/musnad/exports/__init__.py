"""Exports: a dossier or an archive written in the formats of others, one module a format."""
