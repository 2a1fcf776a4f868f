"""Links across reports: what linking keeps of each report, what it found, and what people decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of links."""
    op.create_table(
        "decisions",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_decisions"),
    )
    op.create_index("ix_decisions_left", "decisions", ["left"], unique=False)
    op.create_index("ix_decisions_right", "decisions", ["right"], unique=False)
    op.create_table(
        "grades",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_grades"),
    )
    op.create_index("ix_grades_subject", "grades", ["subject"], unique=False)
    op.create_table(
        "links",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_links"),
        sa.UniqueConstraint("kind", "left", "right", "rule", name="uq_links_kind"),
    )
    op.create_index("ix_links_left", "links", ["left"], unique=False)
    op.create_index("ix_links_right", "links", ["right"], unique=False)
    op.create_table(
        "postings",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_postings"),
    )
    op.create_index("ix_postings_key", "postings", ["key", "number"], unique=False)
    op.create_table(
        "linkings",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_linkings_version"),
        sa.PrimaryKeyConstraint("version", name="pk_linkings"),
    )
    op.create_table(
        "sketches",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_sketches_version"),
        sa.PrimaryKeyConstraint("item", "version", name="pk_sketches"),
        sqlite_with_rowid=False,
    )
