"""The audit: who did what that others may ask about later."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class AuditEntry(Base):
    """One act. `subject` names what it was done to, never a person's name or answer."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    act: Mapped[str] = mapped_column(String(40))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    learner_id: Mapped[int | None] = mapped_column(ForeignKey("learner.id"))
    classroom_id: Mapped[int | None] = mapped_column(ForeignKey("classroom.id"), index=True)
    subject: Mapped[str | None] = mapped_column(String(80))
    details: Mapped[dict[str, Any] | None]
