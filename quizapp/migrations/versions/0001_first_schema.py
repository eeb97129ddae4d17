"""The first schema, for SQLite and PostgreSQL alike."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article_text",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_article_text"),
    )
    op.create_table(
        "classroom",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("join_code", sa.String(length=16), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_classroom"),
        sa.UniqueConstraint("join_code", name="uq_classroom_join_code"),
        sa.UniqueConstraint("key", name="uq_classroom_key"),
    )
    op.create_table(
        "item_revision",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=250), nullable=False),
        sa.Column("skill", sa.String(length=20), nullable=False),
        sa.Column("polarity", sa.String(length=20), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_item_revision"),
    )
    op.create_index("ix_item_revision_item", "item_revision", ["item"], unique=False)

    op.create_table(
        "learner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learner"),
        sa.UniqueConstraint("key", name="uq_learner_key"),
    )
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("bank", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("generator", sa.String(length=20), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_release"),
        sa.UniqueConstraint("digest", name="uq_release_digest"),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login_name", sa.String(length=254), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("session_version", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name="fk_account_learner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("learner_id", name="uq_account_learner_id"),
        sa.UniqueConstraint("login_name", name="uq_account_login_name"),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("blueprint", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["classroom_id"], ["classroom.id"], name="fk_assignment_classroom_id"),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_assignment_release_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        sa.UniqueConstraint("key", name="uq_assignment_key"),
    )
    op.create_index("ix_assignment_classroom_id", "assignment", ["classroom_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("display_name", sa.String(length=100), nullable=False),
        sa.Column("name_normalised", sa.String(length=100), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["classroom_id"], ["classroom.id"], name="fk_membership_classroom_id"),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name="fk_membership_learner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
        sa.UniqueConstraint("classroom_id", "learner_id", name="uq_membership_classroom_id_learner_id"),
        sa.UniqueConstraint(
            "classroom_id", "name_normalised", name="uq_membership_classroom_id_name_normalised"
        ),
    )
    op.create_index("ix_membership_learner_id", "membership", ["learner_id"], unique=False)

    op.create_table(
        "release_article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=60), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_release_article_release_id"),
        sa.ForeignKeyConstraint(["sha256"], ["article_text.sha256"], name="fk_release_article_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_release_article"),
        sa.UniqueConstraint("release_id", "article", name="uq_release_article_release_id_article"),
    )
    op.create_table(
        "release_blueprint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_release_blueprint_release_id"),
        sa.PrimaryKeyConstraint("id", name="pk_release_blueprint"),
        sa.UniqueConstraint("release_id", "slug", name="uq_release_blueprint_release_id_slug"),
    )
    op.create_table(
        "release_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_release_item_release_id"),
        sa.ForeignKeyConstraint(["revision"], ["item_revision.digest"], name="fk_release_item_revision"),
        sa.PrimaryKeyConstraint("id", name="pk_release_item"),
        sa.UniqueConstraint("release_id", "revision", name="uq_release_item_release_id_revision"),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("blueprint", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_attempt_assignment_id"),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name="fk_attempt_learner_id"),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name="fk_attempt_release_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.UniqueConstraint("key", name="uq_attempt_key"),
    )
    op.create_index("ix_attempt_assignment_id", "attempt", ["assignment_id"], unique=False)
    op.create_index("ix_attempt_learner_id", "attempt", ["learner_id"], unique=False)
    op.create_index(
        "uq_attempt_open_assignment",
        "attempt",
        ["learner_id", "assignment_id"],
        unique=True,
        sqlite_where=sa.text("assignment_id IS NOT NULL AND finished_at IS NULL"),
        postgresql_where=sa.text("assignment_id IS NOT NULL AND finished_at IS NULL"),
    )
    op.create_index(
        "uq_attempt_open_practice",
        "attempt",
        ["learner_id"],
        unique=True,
        sqlite_where=sa.text("assignment_id IS NULL AND finished_at IS NULL"),
        postgresql_where=sa.text("assignment_id IS NULL AND finished_at IS NULL"),
    )

    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.CheckConstraint("role IN ('owner', 'teacher', 'viewer')", name="ck_staff_role"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_staff_account_id"),
        sa.ForeignKeyConstraint(["classroom_id"], ["classroom.id"], name="fk_staff_classroom_id"),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("classroom_id", "account_id", name="uq_staff_classroom_id_account_id"),
    )
    op.create_index("ix_staff_account_id", "staff", ["account_id"], unique=False)

    op.create_table(
        "attempt_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("option_order", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_attempt_item_attempt_id"),
        sa.ForeignKeyConstraint(["revision"], ["item_revision.digest"], name="fk_attempt_item_revision"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt_item"),
        sa.UniqueConstraint("attempt_id", "number", name="uq_attempt_item_attempt_id_number"),
        sa.UniqueConstraint("attempt_id", "revision", name="uq_attempt_item_attempt_id_revision"),
    )
    op.create_index("ix_attempt_item_revision", "attempt_item", ["revision"], unique=False)

    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_item_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["attempt_item_id"], ["attempt_item.id"], name="fk_mark_attempt_item_id"),
        sa.ForeignKeyConstraint(["revision"], ["item_revision.digest"], name="fk_mark_revision"),
        sa.PrimaryKeyConstraint("id", name="pk_mark"),
    )
    op.create_index("ix_mark_attempt_item_id", "mark", ["attempt_item_id"], unique=False)

    op.create_table(
        "response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_item_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.String(length=10), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("final_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["attempt_item_id"], ["attempt_item.id"], name="fk_response_attempt_item_id"),
        sa.PrimaryKeyConstraint("id", name="pk_response"),
        sa.UniqueConstraint("attempt_item_id", name="uq_response_attempt_item_id"),
    )
    op.create_table(
        "response_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("option", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name="fk_response_choice_response_id"),
        sa.PrimaryKeyConstraint("id", name="pk_response_choice"),
        sa.UniqueConstraint(
            "response_id", "part", "option", name="uq_response_choice_response_id_part_option"
        ),
    )


def downgrade() -> None:
    op.drop_table("response_choice")
    op.drop_table("response")
    op.drop_index("ix_mark_attempt_item_id", table_name="mark")

    op.drop_table("mark")
    op.drop_index("ix_attempt_item_revision", table_name="attempt_item")

    op.drop_table("attempt_item")
    op.drop_index("ix_staff_account_id", table_name="staff")

    op.drop_table("staff")
    op.drop_index("uq_attempt_open_practice", table_name="attempt")
    op.drop_index("uq_attempt_open_assignment", table_name="attempt")
    op.drop_index("ix_attempt_learner_id", table_name="attempt")
    op.drop_index("ix_attempt_assignment_id", table_name="attempt")

    op.drop_table("attempt")
    op.drop_table("release_item")
    op.drop_table("release_blueprint")
    op.drop_table("release_article")
    op.drop_index("ix_membership_learner_id", table_name="membership")

    op.drop_table("membership")
    op.drop_index("ix_assignment_classroom_id", table_name="assignment")

    op.drop_table("assignment")
    op.drop_table("account")
    op.drop_table("release")
    op.drop_table("learner")
    op.drop_index("ix_item_revision_item", table_name="item_revision")

    op.drop_table("item_revision")
    op.drop_table("classroom")
    op.drop_table("article_text")
