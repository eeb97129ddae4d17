"""Who may do what: every route of the site, each person, and what comes.

A path names eva's class; `of ben` says whose attempt, name or part in it is meant, `unbegun` which homework.
oda runs no class and looks after the site; lea learns with an account; the doubt that is answered is ana's.

page  a page, or a file           401  sign in first; nothing was done
done  something was changed       404  for this person it does not exist
on    sent on to another page     409  too late to change
sign  sent on to sign in

Nothing in the database may change but where it says `done`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TABLE = """
                                          nobody gus  ana  ben  cleo dan  vera tom  eva  otto oda  lea

GET  front.home                           page   page page page page page page page page page page page
GET  front.practice                       page   page page page page page page page page page page page
GET  front.progress                       page   page page page page page page page page page page page
GET  quizzes.index                        page   page page page page page page page page page page page
POST quizzes.start                        done   done done done done done done done done done done on
GET  articles.article                     page   page page page page page page page page page page page
GET  static                               page   page page page page page page page page page page page
GET  health.healthz                       page   page page page page page page page page page page page
GET  health.readyz                        page   page page page page page page page page page page page

GET  accounts.show_sign_in                page   page page page page page page page page page page page
POST accounts.sign_in_by_code             done   done done done done done done done done done done done
POST accounts.sign_in_by_password         done   done done done done done done done done done done done
POST accounts.end_session                 on     on   on   on   on   on   done done done done done done
GET  accounts.show_account                sign   sign sign sign sign sign page page page page page page
POST accounts.replace_password            401    401  401  401  401  401  done done done done done done
POST accounts.end_sessions                401    401  401  401  401  401  done done done done done done
POST invitations.create                   401    401  401  401  401  401  done done done done done 404
GET  invitations.show                     page   page page page page page page page page page page page
POST invitations.accept                   done   done done done done done done done done done done done
GET  invitations.show_registration        404    404  404  404  404  404  404  404  404  404  404  404
POST invitations.register                 404    404  404  404  404  404  404  404  404  404  404  404

GET  keeping.show                         page   page page page page page page page page page page page
POST keeping.make_code                    404    done done done done done 404  404  404  404  404  404
POST keeping.choose_goal                  404    done done done done done 404  404  404  404  404  done
GET  own_accounts.show                    page   page page page page page on   on   on   on   on   on
POST own_accounts.create                  done   done done done done done on   on   on   on   on   on
POST own_data.download                    404    done done done done done 404  404  404  404  404  done
GET  own_data.show_erase                  page   page page page page page page page page page page page
POST own_data.erase_all                   on     done done done done done on   on   on   on   on   done

GET  students.show_join                   page   page page page page page page page page page page page
POST students.join                        done   done done done done done done done done done done done
GET  students.home                        sign   page page page page page sign sign sign sign sign page
GET  students.show_assignment             404    404  page page 404  404  404  404  404  404  404  404
POST students.begin                       404    404  on   on   404  404  404  404  404  404  404  404
POST students.begin unbegun               404    404  done done 404  404  404  404  404  404  404  404

GET  attempts.resume of ana               404    404  on   404  404  404  404  404  404  404  404  404
GET  attempts.resume of ben               404    404  404  on   404  404  404  404  404  404  404  404
GET  attempts.resume of dan               404    404  404  404  404  on   404  404  404  404  404  404
GET  attempts.question of ana             404    404  page 404  404  404  404  404  404  404  404  404
GET  attempts.question of ben             404    404  404  page 404  404  404  404  404  404  404  404
GET  attempts.question of dan             404    404  404  404  404  on   404  404  404  404  404  404
POST attempts.answer of ana               404    404  on   404  404  404  404  404  404  404  404  404
POST attempts.answer of ben               404    404  404  done 404  404  404  404  404  404  404  404
POST attempts.answer of dan               404    404  404  404  404  404  404  404  404  404  404  404
PUT  answers.save of ana                  404    404  409  404  404  404  404  404  404  404  404  404
PUT  answers.save of ben                  404    404  404  done 404  404  404  404  404  404  404  404
PUT  answers.save of dan                  404    404  404  404  404  404  404  404  404  404  404  404
GET  answers.renew of ana                 404    404  page 404  404  404  404  404  404  404  404  404
GET  answers.renew of ben                 404    404  404  page 404  404  404  404  404  404  404  404
GET  answers.renew of dan                 404    404  404  404  404  page 404  404  404  404  404  404
GET  answers.renew of lea                 404    404  404  404  404  404  404  404  404  404  404  page
GET  attempts.look_over of ana            404    404  on   404  404  404  404  404  404  404  404  404
GET  attempts.look_over of ben            404    404  404  page 404  404  404  404  404  404  404  404
GET  attempts.look_over of dan            404    404  404  404  404  on   404  404  404  404  404  404
POST attempts.hand_in of ana              404    404  on   404  404  404  404  404  404  404  404  404
POST attempts.hand_in of ben              404    404  404  done 404  404  404  404  404  404  404  404
POST attempts.hand_in of dan              404    404  404  404  404  404  404  404  404  404  404  404
GET  attempts.review of ana               404    404  page 404  404  404  404  404  404  404  404  404
GET  attempts.review of ben               404    404  404  on   404  404  404  404  404  404  404  404
GET  attempts.review of dan               404    404  404  404  404  page 404  404  404  404  404  404

POST skips.skip of ana                    404    404  on   404  404  404  404  404  404  404  404  404
POST skips.skip of ben                    404    404  404  done 404  404  404  404  404  404  404  404
POST skips.skip of dan                    404    404  404  404  404  404  404  404  404  404  404  404
POST skips.put_back of ana                404    404  on   404  404  404  404  404  404  404  404  404
POST skips.put_back of ben                404    404  404  done 404  404  404  404  404  404  404  404
POST skips.put_back of dan                404    404  404  404  404  404  404  404  404  404  404  404

POST doubts.send of ana                   404    404  done 404  404  404  404  404  404  404  404  404
POST doubts.send of ben                   404    404  404  404  404  404  404  404  404  404  404  404
POST doubts.send of dan                   404    404  404  404  404  404  404  404  404  404  404  404
GET  attempts.resume of lea               404    404  404  404  404  404  404  404  404  404  404  on
GET  attempts.question of lea             404    404  404  404  404  404  404  404  404  404  404  page
POST attempts.answer of lea               404    404  404  404  404  404  404  404  404  404  404  done
PUT  answers.save of lea                  404    404  404  404  404  404  404  404  404  404  404  done
GET  attempts.look_over of lea            404    404  404  404  404  404  404  404  404  404  404  page
POST attempts.hand_in of lea              404    404  404  404  404  404  404  404  404  404  404  done
GET  attempts.review of lea               404    404  404  404  404  404  404  404  404  404  404  on
POST doubts.send of lea                   404    404  404  404  404  404  404  404  404  404  404  404

GET  doubts.index                         sign   sign sign sign sign sign 404  404  404  404  page 404
POST doubts.answer                        401    401  401  401  401  401  404  404  404  404  done 404

GET  classrooms.index                     sign   sign sign sign sign sign page page page page page 404
POST classrooms.create                    401    401  401  401  401  401  done done done done done 404
GET  classrooms.show                      sign   sign sign sign sign sign page page page 404  404  404
GET  classrooms.show_join_code            sign   sign sign sign sign sign page page page 404  404  404
GET  classrooms.show_qr_code              sign   sign sign sign sign sign page page page 404  404  404
POST classrooms.renew_join_code           401    401  401  401  401  401  404  done done 404  404  404
POST classrooms.stop_joining              401    401  401  401  401  401  404  done done 404  404  404
GET  classrooms.show_settings             sign   sign sign sign sign sign 404  page page 404  404  404
POST classrooms.change                    401    401  401  401  401  401  404  done done 404  404  404
POST classrooms.archive                   401    401  401  401  401  401  404  404  done 404  404  404
POST classrooms.restore                   401    401  401  401  401  401  404  404  on   404  404  404
POST classrooms.add_staff                 401    401  401  401  401  401  404  404  done 404  404  404
POST classrooms.change_staff of tom       401    401  401  401  401  401  404  404  done 404  404  404
POST classrooms.remove_staff of tom       401    401  401  401  401  401  404  404  done 404  404  404

GET  members.show_roster                  sign   sign sign sign sign sign 404  page page 404  404  404
POST members.preview                      401    401  401  401  401  401  404  page page 404  404  404
POST members.add                          401    401  401  401  401  401  404  done done 404  404  404
GET  members.show of ana                  sign   sign sign sign sign sign page page page 404  404  404
GET  members.show of dan                  sign   sign sign sign sign sign page page page 404  404  404
POST members.rename of ana                401    401  401  401  401  401  404  done done 404  404  404
POST members.remove of ana                401    401  401  401  401  401  404  done done 404  404  404
POST members.restore of dan               401    401  401  401  401  401  404  done done 404  404  404
POST members.give_extra of ana             401    401  401  401  401  401  404  done done 404  404  404
POST members.renew_card of ana            401    401  401  401  401  401  404  done done 404  404  404

GET  assignments.show_new                 sign   sign sign sign sign sign 404  page page 404  404  404
POST assignments.create                   401    401  401  401  401  401  404  done done 404  404  404
GET  assignments.show                     sign   sign sign sign sign sign page page page 404  404  404
GET  assignments.preview                  sign   sign sign sign sign sign page page page 404  404  404
GET  assignments.show_change              sign   sign sign sign sign sign 404  page page 404  404  404
GET  assignments.show_copy                sign   sign sign sign sign sign 404  page page 404  404  404
POST assignments.copy                     401    401  401  401  401  401  404  done done 404  404  404
POST assignments.remove                   401    401  401  401  401  401  404  on   on   404  404  404
POST assignments.remove unbegun           401    401  401  401  401  401  404  done done 404  404  404
POST assignments.change                   401    401  401  401  401  401  404  done done 404  404  404

GET  sheets.show                          sign   sign sign sign sign sign page page page 404  404  404
GET  sheets.show_key                      sign   sign sign sign sign sign page page page 404  404  404
GET  live.show                            sign   sign sign sign sign sign page page page 404  404  404
GET  live.show_rows                       sign   sign sign sign sign sign page page page 404  404  404
GET  live.show_time                       sign   sign sign sign sign sign 404  page page 404  404  404
POST live.add_time                        401    401  401  401  401  401  404  on   on   404  404  404
GET  live.show_time_of of ben             sign   sign sign sign sign sign 404  page page 404  404  404
POST live.add_time_of of ben              401    401  401  401  401  401  404  on   on   404  404  404
GET  live.show_close                      sign   sign sign sign sign sign 404  page page 404  404  404
POST live.close                           401    401  401  401  401  401  404  done done 404  404  404

GET  misreadings.show                     sign   sign sign sign sign sign page page page 404  404  404
GET  misreadings.project                  sign   sign sign sign sign sign page page page 404  404  404

GET  late_answers.index                   sign   sign sign sign sign sign page page page 404  404  404
POST late_answers.accept                  401    401  401  401  401  401  404  done done 404  404  404
POST late_answers.take_back               401    401  401  401  401  401  404  done done 404  404  404

GET  dockets.index                        sign   sign sign sign sign sign page page page 404  404  404
POST dockets.answer                       401    401  401  401  401  401  404  done done 404  404  404

GET  corrections.show                     sign   sign sign sign sign sign page page page 404  404  404
POST corrections.preview                  401    401  401  401  401  401  404  page page 404  404  404
POST corrections.make                     401    401  401  401  401  401  404  done done 404  404  404
POST corrections.undo                     401    401  401  401  401  401  404  done done 404  404  404
GET  gains.show                           sign   sign sign sign sign sign page page page 404  404  404

GET  bank.index                           sign   sign sign sign sign sign page page page page page 404
GET  bank.show                            sign   sign sign sign sign sign page page page page page 404

GET  gradebooks.show                      sign   sign sign sign sign sign page page page 404  404  404
POST gradebooks.download_scores           401    401  401  401  401  401  done done done 404  404  404
POST gradebooks.download_answers          401    401  401  401  401  401  done done done 404  404  404
GET  gradebooks.show_attempt of ana       sign   sign sign sign sign sign page page page 404  404  404
GET  gradebooks.show_attempt of ben       sign   sign sign sign sign sign on   on   on   404  404  404
"""

PEOPLE = tuple(TABLE.split("\n", 2)[1].split())


@dataclass(frozen=True, eq=False)
class Row:
    """One line of the table: a route, what it is used on, and what comes for each person."""

    method: str
    endpoint: str
    on: str
    comes: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint} {self.on}".rstrip()


def _read() -> Iterator[Row]:
    for line in TABLE.splitlines()[2:]:
        if words := line.split():
            head, cells = words[: -len(PEOPLE)], words[-len(PEOPLE) :]
            on = " ".join(head[2:])
            yield Row(head[0], head[1], on, dict(zip(PEOPLE, cells, strict=True)))


ROWS = tuple(_read())
