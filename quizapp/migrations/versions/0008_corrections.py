"""Corrections of wrong questions for a class, and late answers that were accepted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
COLUMNS = (
    ("mark", "correction_id", "INTEGER CONSTRAINT fk_mark_correction_id REFERENCES correction (id)"),
    ("late_answer", "accepted_by", "INTEGER CONSTRAINT fk_late_answer_accepted_by REFERENCES account (id)"),
)


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=250), nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=True),
        sa.Column("release_id", sa.Integer(), nullable=True),
        sa.Column("may_lower", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('left_out', 'marked_again')", name=op.f("ck_correction_kind")),
        sa.CheckConstraint(
            "(kind = 'marked_again') = (revision IS NOT NULL)", name=op.f("ck_correction_revision")
        ),
        sa.CheckConstraint(
            "(revision IS NULL) = (release_id IS NULL)", name=op.f("ck_correction_release_id")
        ),
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 1000", name=op.f("ck_correction_reason")),
        sa.CheckConstraint(
            "(undone_at IS NULL) = (undone_by IS NULL)", name=op.f("ck_correction_undone")
        ),
        sa.ForeignKeyConstraint(["classroom_id"], ["classroom.id"], name="fk_correction_classroom_id"),
        sa.ForeignKeyConstraint(["asked"], ["item_revision.digest"], name="fk_correction_asked"),
        sa.ForeignKeyConstraint(["revision"], ["item_revision.digest"], name="fk_correction_revision"),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_correction_release_id"),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name="fk_correction_made_by"),
        sa.ForeignKeyConstraint(["undone_by"], ["account.id"], name="fk_correction_undone_by"),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        sa.UniqueConstraint("key", name="uq_correction_key"),
    )
    op.create_index(
        "uq_correction_in_force",
        "correction",
        ["classroom_id", "item"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    # Added in place, as in 0006.
    for table, column, kind in COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    op.add_column("late_answer", sa.Column("accepted_at", MOMENT, nullable=True))
    op.add_column("late_answer", sa.Column("replaced", sa.JSON(), nullable=True))


def downgrade() -> None:
    # SQLite drops no column that a foreign key stands on: the tables are made anew without it.
    with op.batch_alter_table("late_answer") as batch:
        for column in ("replaced", "accepted_at", "accepted_by"):
            batch.drop_column(column)
    with op.batch_alter_table("mark") as batch:
        batch.drop_column("correction_id")
    op.drop_table("correction")
