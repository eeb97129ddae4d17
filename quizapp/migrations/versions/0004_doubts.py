"""Doubts about questions, and who answers them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("is_operator", sa.Boolean(), nullable=False, server_default=sa.false()))
    # Who set the site up came first.
    op.execute(
        "UPDATE account SET is_operator = is_instructor "
        "WHERE id = (SELECT min(id) FROM account WHERE is_instructor)"
    )
    with op.batch_alter_table("invitation") as batch:
        batch.add_column(
            sa.Column("makes_operator", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.create_table(
        "doubt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_item_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("raised_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'accepted', 'declined')", name=op.f("ck_doubt_state")),
        sa.CheckConstraint("(state = 'open') = (answered_at IS NULL)", name=op.f("ck_doubt_answered")),
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 1000", name=op.f("ck_doubt_reason")),
        sa.ForeignKeyConstraint(["attempt_item_id"], ["attempt_item.id"], name="fk_doubt_attempt_item_id"),
        sa.ForeignKeyConstraint(["revision"], ["item_revision.digest"], name="fk_doubt_revision"),
        sa.ForeignKeyConstraint(["answered_by"], ["account.id"], name="fk_doubt_answered_by"),
        sa.PrimaryKeyConstraint("id", name="pk_doubt"),
        sa.UniqueConstraint("attempt_item_id", name="uq_doubt_attempt_item_id"),
    )
    op.create_index("ix_doubt_revision", "doubt", ["revision"])
    op.create_index("ix_doubt_state_raised_at", "doubt", ["state", "raised_at"])


def downgrade() -> None:
    op.drop_table("doubt")
    with op.batch_alter_table("invitation") as batch:
        batch.drop_column("makes_operator")
    with op.batch_alter_table("account") as batch:
        batch.drop_column("is_operator")
