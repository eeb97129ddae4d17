"""How many rounds a week a learner has set out to practise."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("learner") as batch:
        batch.add_column(sa.Column("weekly_goal", sa.Integer(), nullable=True))
        batch.create_check_constraint(op.f("ck_learner_weekly_goal"), "weekly_goal BETWEEN 1 AND 5")


def downgrade() -> None:
    with op.batch_alter_table("learner") as batch:
        batch.drop_constraint(op.f("ck_learner_weekly_goal"), type_="check")
        batch.drop_column("weekly_goal")
