"""A question in words, as a prompt needs it: “people missing in Syria”, “buildings destroyed or damaged”."""

from __future__ import annotations

from quizapp.corpus.lexicon import FrameWords
from quizapp.corpus.questions import Question

_QUALIFIED = {
    "part": "a part of {}",
    "whole": "all of {}",
    "elsewhere": "{} elsewhere",
    "planned": "{} promised or planned",
    "all": "{} in all",
}


def describe(question: Question, words: FrameWords) -> str:
    """Give the noun phrase of a question, which reads on from “figures for …”.

    A figure that no frame fits is named by its noun alone: “trucks”.
    """
    frame = words.frames.get(question.frame)
    noun = question.noun or ("people" if question.dimension == "people" else "things")
    name = frame.label.format(people=noun, things=noun) if frame else question.frame.replace("-", " ").strip()
    if not name or name.startswith("?"):
        name = question.noun or question.dimension
    if question.is_rate:
        name = f"{name} in a given time"
    places, days = [], []
    for word in question.narrowed.split():
        month, _, day = word.partition("-")
        if word in _QUALIFIED:
            name = _QUALIFIED[word].format(name)
        elif day.isdecimal():
            days.append(f"{int(day)} {month.title()}")
        else:
            places.append(word.title())
    if question.group:
        name = f"{name} of {question.group.title()}"
    name = f"{name} in {' '.join(places)}" if places else name
    return f"{name} on {' and '.join(days)}" if days else name
