"""A correction: what a class's staff did about a question that turned out wrong."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Correction(Base):
    """An item left out for a class, or marked again by another revision of it, until it is undone.

    `asked` is the revision in which its staff looked at it.
    Marking again concerns what was asked from releases before `release_id`, the first with that revision.
    `reason` is read by the students. `may_lower` says that marking again may take points away. `key` is the
    ticket of the form, so that sending it twice corrects once.
    """

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("kind IN ('left_out', 'marked_again')", name="kind"),
        CheckConstraint("(kind = 'marked_again') = (revision IS NOT NULL)", name="revision"),
        CheckConstraint("(revision IS NULL) = (release_id IS NULL)", name="release_id"),
        CheckConstraint("length(reason) BETWEEN 1 AND 1000", name="reason"),
        CheckConstraint("(undone_at IS NULL) = (undone_by IS NULL)", name="undone"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classroom.id"))
    item: Mapped[str] = mapped_column(String(250))
    asked: Mapped[str] = mapped_column(ForeignKey("item_revision.digest"))
    kind: Mapped[str] = mapped_column(String(20))
    revision: Mapped[str | None] = mapped_column(ForeignKey("item_revision.digest"))
    release_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"))
    may_lower: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text)
    made_at: Mapped[dt.datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    undone_at: Mapped[dt.datetime | None]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


# An item has one correction at a time in a class: what its answers earned before is then never in doubt.
Index(
    "uq_correction_in_force",
    Correction.classroom_id,
    Correction.item,
    unique=True,
    sqlite_where=Correction.undone_at.is_(None),
    postgresql_where=Correction.undone_at.is_(None),
)
