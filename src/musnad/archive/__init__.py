"""The archive: many reports and what was read from them, append-only, in SQLite or PostgreSQL. `archive.Archive` is its face."""
