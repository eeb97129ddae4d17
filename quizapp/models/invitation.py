"""A link that lets somebody in once: to become an instructor, or to choose a new password."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Invitation(Base):
    """A one-time link, kept as the digest of its token.

    `account_id` is the account whose password it resets; without one it makes a new instructor, who
    is an operator too where `makes_operator` says so.
    """

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    invited_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    login_name: Mapped[str | None] = mapped_column(String(254))
    makes_operator: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]
