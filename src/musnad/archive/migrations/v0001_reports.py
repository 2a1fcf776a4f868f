"""Reports: bytes, texts, versions of what was read, entries of the records, and the words to search by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of reports."""
    op.create_table(
        "about",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_about"),
    )
    op.create_table(
        "contents",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_contents"),
    )
    op.create_table(
        "faults",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_faults"),
        sa.UniqueConstraint("place", "fault", name="uq_faults_place"),
    )
    op.create_table(
        "reports",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.UniqueConstraint("key", name="uq_reports_key"),
    )
    op.create_table(
        "texts",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_texts"),
        sa.UniqueConstraint("sha256", name="uq_texts_sha256"),
    )
    op.create_table(
        "visits",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_visits"),
    )
    op.create_index("ix_visits_address", "visits", ["address"], unique=False)
    op.create_table(
        "versions",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("report", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_versions_report"),
        sa.ForeignKeyConstraint(["text"], ["texts.number"], name="fk_versions_text"),
        sa.PrimaryKeyConstraint("number", name="pk_versions"),
    )
    op.create_index("ix_versions_name", "versions", ["name"], unique=False)
    op.create_index("ix_versions_recorded", "versions", ["recorded"], unique=False)
    op.create_index("ix_versions_report_number", "versions", ["report", "number"], unique=False)
    op.create_index("ix_versions_text", "versions", ["text"], unique=False)
    op.create_index("ix_versions_url", "versions", ["url"], unique=False)
    op.create_table(
        "entities",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("known", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_entities_version"),
        sa.PrimaryKeyConstraint("version", "id", name="pk_entities"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_events_version"),
        sa.PrimaryKeyConstraint("version", "id", name="pk_events"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fetches",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("charset", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("fetched", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["content"], ["contents.sha256"], name="fk_fetches_content"),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_fetches_version"),
        sa.PrimaryKeyConstraint("number", name="pk_fetches"),
    )
    op.create_index("ix_fetches_address", "fetches", ["address", "content"], unique=False)
    op.create_index("ix_fetches_version", "fetches", ["version"], unique=False)
    op.create_table(
        "parties",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_parties_version"),
        sa.PrimaryKeyConstraint("version", "item", "role", "rank", name="pk_parties"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "positions",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_positions_version"),
        sa.PrimaryKeyConstraint("version", "id", name="pk_positions"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "provisions",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_provisions_version"),
        sa.PrimaryKeyConstraint("version", "id", name="pk_provisions"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "records",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_records_version"),
        sa.PrimaryKeyConstraint("version", name="pk_records"),
    )
    op.create_table(
        "statements",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("quoted", sa.Boolean(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_statements_version"),
        sa.PrimaryKeyConstraint("version", "id", name="pk_statements"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "times",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_times_version"),
        sa.PrimaryKeyConstraint("version", "id", name="pk_times"),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE words (version bigint NOT NULL PRIMARY KEY REFERENCES versions (number), tokens tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_words_tokens ON words USING gin (tokens)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(surface, stems, names, content='', tokenize='unicode61 remove_diacritics 0')"
        )
