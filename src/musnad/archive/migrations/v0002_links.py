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
        "linkings",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_linkings_version"),
        sa.PrimaryKeyConstraint("version", name="pk_linkings"),
    )
    op.create_table(
        "links",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("left_version", sa.BigInteger(), nullable=False),
        sa.Column("right_version", sa.BigInteger(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["left_version"], ["versions.number"], name="fk_links_left_version"),
        sa.ForeignKeyConstraint(["right_version"], ["versions.number"], name="fk_links_right_version"),
        sa.PrimaryKeyConstraint("number", name="pk_links"),
    )
    op.create_index("ix_links_left", "links", ["left"], unique=False)
    op.create_index("ix_links_left_version", "links", ["left_version"], unique=False)
    op.create_index("ix_links_right", "links", ["right"], unique=False)
    op.create_index("ix_links_right_version", "links", ["right_version"], unique=False)
    op.create_table(
        "postings",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_postings_version"),
        sa.PrimaryKeyConstraint("key", "version", "entry", name="pk_postings"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sketches",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_sketches_version"),
        sa.PrimaryKeyConstraint("version", "entry", name="pk_sketches"),
        sqlite_with_rowid=False,
    )
