"""Pairs of assignments: a test before and a test after, with two papers of one plan."""

from __future__ import annotations

from alembic import op


revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COLUMNS = (
    ("place", "VARCHAR(10)", "place IN ('before', 'after')"),
    ("pair", "VARCHAR(32)", "(pair IS NULL) = (place IS NULL)"),
)
"""Taken away the other way round: SQLite keeps a column that the constraint of another one names."""


def upgrade() -> None:
    # Columns are added in place: SQLite would rebuild the table for a constraint of its own, and lose those
    # that it has, since nothing reads them back.
    for column, kind, rule in COLUMNS:
        name = f"ck_assignment_{column}"
        op.execute(f"ALTER TABLE assignment ADD COLUMN {column} {kind} CONSTRAINT {name} CHECK ({rule})")
    op.execute("ALTER TABLE assignment ADD COLUMN other_paper JSON")
    op.create_index("uq_assignment_pair_place", "assignment", ["pair", "place"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_assignment_pair_place", table_name="assignment")
    op.execute("ALTER TABLE assignment DROP COLUMN other_paper")
    for column, _, _ in reversed(COLUMNS):
        op.execute(f"ALTER TABLE assignment DROP COLUMN {column}")
