"""Classes: sign-in codes, instructors, invitations, dates of assignments, the audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("learner") as batch:
        batch.add_column(sa.Column("sign_in_hash", sa.String(length=64), nullable=True))
        batch.create_unique_constraint("uq_learner_sign_in_hash", ["sign_in_hash"])
    with op.batch_alter_table("account") as batch:
        batch.add_column(
            sa.Column("display_name", sa.String(length=100), nullable=False, server_default="")
        )
        batch.add_column(
            sa.Column("is_instructor", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("locked_until", MOMENT, nullable=True))
    with op.batch_alter_table("classroom") as batch:
        batch.add_column(sa.Column("time_zone", sa.String(length=64), nullable=False, server_default="UTC"))
        batch.add_column(sa.Column("join_until", MOMENT, nullable=True))
    with op.batch_alter_table("assignment") as batch:
        batch.add_column(sa.Column("seed", sa.String(length=64), nullable=True))
        batch.add_column(sa.Column("paper", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("due_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("takes_late", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch.add_column(sa.Column("attempts_allowed", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("counts", sa.String(length=10), nullable=False, server_default="best"))
        batch.add_column(
            sa.Column("explains", sa.String(length=20), nullable=False, server_default="last_attempt")
        )
        batch.add_column(sa.Column("is_reserved", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_check_constraint(op.f("ck_assignment_counts"), "counts IN ('best', 'last', 'first')")
        batch.create_check_constraint(
            op.f("ck_assignment_explains"), "explains IN ('each', 'last_attempt', 'closing')"
        )
        batch.create_check_constraint(op.f("ck_assignment_attempts_allowed"), "attempts_allowed > 0")
    op.execute("UPDATE assignment SET seed = key")
    with op.batch_alter_table("assignment") as batch:
        batch.alter_column("seed", existing_type=sa.String(length=64), nullable=False)
    with op.batch_alter_table("attempt") as batch:
        batch.add_column(sa.Column("ordinal", sa.Integer(), nullable=False, server_default="1"))
    op.create_index(
        "uq_attempt_ordinal",
        "attempt",
        ["learner_id", "assignment_id", "ordinal"],
        unique=True,
        sqlite_where=sa.text("assignment_id IS NOT NULL"),
        postgresql_where=sa.text("assignment_id IS NOT NULL"),
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("invited_by", sa.Integer(), nullable=True),
        sa.Column("login_name", sa.String(length=254), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_invitation_account_id"),
        sa.ForeignKeyConstraint(["invited_by"], ["account.id"], name="fk_invitation_invited_by"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("token_hash", name="uq_invitation_token_hash"),
    )
    op.create_index("ix_invitation_account_id", "invitation", ["account_id"])
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("session_version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_sign_in_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in"),
        sa.UniqueConstraint("token_hash", name="uq_sign_in_token_hash"),
    )
    op.create_index("ix_sign_in_account_id", "sign_in", ["account_id"])
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("learner_id", sa.Integer(), nullable=True),
        sa.Column("classroom_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=80), nullable=True),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_audit_entry_account_id"),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name="fk_audit_entry_learner_id"),
        sa.ForeignKeyConstraint(["classroom_id"], ["classroom.id"], name="fk_audit_entry_classroom_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_at", "audit_entry", ["at"])
    op.create_index("ix_audit_entry_account_id", "audit_entry", ["account_id"])
    op.create_index("ix_audit_entry_classroom_id", "audit_entry", ["classroom_id"])


def downgrade() -> None:
    op.drop_table("audit_entry")
    op.drop_table("sign_in")
    op.drop_table("invitation")
    op.drop_index("uq_attempt_ordinal", table_name="attempt")
    with op.batch_alter_table("attempt") as batch:
        batch.drop_column("ordinal")
    with op.batch_alter_table("assignment") as batch:
        for name in ("counts", "explains", "attempts_allowed"):
            batch.drop_constraint(op.f(f"ck_assignment_{name}"), type_="check")
        for name in (
            "seed", "paper", "due_at", "takes_late", "attempts_allowed", "counts", "explains", "is_reserved",
        ):  # fmt: skip
            batch.drop_column(name)
    with op.batch_alter_table("classroom") as batch:
        batch.drop_column("time_zone")
        batch.drop_column("join_until")
    with op.batch_alter_table("account") as batch:
        for name in ("display_name", "is_instructor", "failures", "locked_until"):
            batch.drop_column(name)
    with op.batch_alter_table("learner") as batch:
        batch.drop_constraint("uq_learner_sign_in_hash", type_="unique")
        batch.drop_column("sign_in_hash")
