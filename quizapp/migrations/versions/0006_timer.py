"""Time limits of assignments, extra time and attempts of students, and answers that came too late."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
COLUMNS = (
    ("assignment", "minutes_allowed", "INTEGER", "minutes_allowed BETWEEN 1 AND 600"),
    ("membership", "time_percent", "INTEGER NOT NULL DEFAULT 100", "time_percent BETWEEN 100 AND 300"),
    ("membership", "extra_attempts", "INTEGER NOT NULL DEFAULT 0", "extra_attempts BETWEEN 0 AND 20"),
    ("attempt", "minutes_added", "INTEGER NOT NULL DEFAULT 0", "minutes_added >= 0"),
)


def upgrade() -> None:
    # Columns are added in place: SQLite would rebuild the table for a constraint of its own, and lose those
    # that it has, since nothing reads them back.
    for table, column, kind, rule in COLUMNS:
        name = f"ck_{table}_{column}"
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind} CONSTRAINT {name} CHECK ({rule})")
    op.create_table(
        "late_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_item_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.String(length=10), nullable=True),
        sa.Column("arrived_at", MOMENT, nullable=False),
        sa.Column("was_explained", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_item_id"], ["attempt_item.id"], name="fk_late_answer_attempt_item_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_late_answer"),
        sa.UniqueConstraint("attempt_item_id", name="uq_late_answer_attempt_item_id"),
    )


def downgrade() -> None:
    op.drop_table("late_answer")
    for table, column, _, _ in reversed(COLUMNS):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
