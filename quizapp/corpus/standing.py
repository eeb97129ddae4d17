"""Numbers that stand for a noun, and the noun before them that they count: “Exports fell to 400,000”."""

from __future__ import annotations

from quizapp.corpus.amounts import Amount
from quizapp.corpus.keeping import MORE_VERBS, is_subject
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.relative_clauses import is_told_of
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit, dimension_of, is_counted

_INCLUDES = frozenset({"include", "includes", "included"})
_LINKS = frozenset(
    {
        "to", "by", "at", "a", "from", "%", "percent", "about", "around", "record", "nearly", "almost",
        "only", "just",
    }
)  # fmt: skip
_VERBS = frozenset(
    {
        "reached", "reach", "hit", "stood", "stand", "totalled", "totaled", "numbered", "averaged",
        "peaked", "top", "tops", "topped", "exceed", "exceeds", "exceeded", "surpass", "surpasses",
        "surpassed", "pass", "passes", "passed",
    }
)  # fmt: skip
_AUXILIARIES = frozenset({"have", "had", "will", "would", "could", "may", "might", "also", "then", "now"})
_TAKING = frozenset(
    {
        "hold", "holds", "arrest", "arrests", "arrested", "detain", "detains", "detained", "jail", "jails",
        "jailed", "free", "frees", "freed", "kill", "kills", "killed", "injure", "injures", "injured",
        "rescue", "rescues", "rescued", "evacuate", "evacuated", "drowning", "killing", "injuring",
        "wounding", "drowned",
    }
)  # fmt: skip
_ABOUT_IT = frozenset({"over", "after", "in", "near", "as", "at", "for", "on", "from"})
_THOUSAND = 1000
_PAYS = frozenset(
    {
        "lost", "lose", "loses", "raise", "raised", "cost", "costs", "pay", "paid", "pays", "spend",
        "spent", "spends", "earn", "earned", "invest", "invested", "borrow", "borrowed", "lend", "lent",
        "worth", "owe", "owes", "owed", "fetch", "fetched",
    }
)  # fmt: skip
_AMOUNTS = frozenset(
    {
        "profit", "profits", "loss", "losses", "revenue", "revenues", "turnover", "earnings", "debt",
        "debts", "deficit", "surplus", "budget", "bill", "cost", "costs", "fine", "fines", "price",
        "value", "investment", "loan", "loans", "bailout", "provision", "provisions", "payment", "income",
    }
)  # fmt: skip
_SUMS = frozenset(
    {
        "profits", "losses", "revenues", "earnings", "costs", "debts", "prices", "shares", "rents",
        "wages", "rates", "stocks", "bonds", "savings", "proceeds", "taxes", "fines", "assets", "funds",
        "others", "years", "times", "numbers", "figures", "totals", "estimates", "results", "terms",
        "hundreds", "thousands", "millions",
    }
)  # fmt: skip


def is_one_of_them(tokens: Tokens, amount: Amount) -> bool:
    """Find “They include 77 from Wales”, “looking for two more.”, “Two, both nurses”, “Police hold six”."""
    if amount.start and tokens[amount.start - 1].lower in _INCLUDES:
        return tokens[amount.last].lower == "from" if amount.last < len(tokens) else True
    near = tokens[amount.last : amount.last + 2]
    if near and near[0].lower == "more":
        return len(near) == 1 or near[1].kind == "sign" or near[1].lower in MORE_VERBS
    return is_subject(tokens, amount) or is_taken(tokens, amount)


def is_taken(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number alone is whom somebody seizes or kills: “hold six over”."""
    if not amount.start or tokens[amount.start - 1].lower not in _TAKING or amount.numeral.vague:
        return False
    behind = tokens[amount.last] if amount.last < len(tokens) else None
    is_alone = behind is None or behind.text in ".,;)" or behind.lower in _ABOUT_IT
    return is_alone and amount.value > 1 and amount.numeral.currency is None


def is_paid(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> bool:
    """Say whether a large amount without a currency is a sum, as the last: “It would raise 400m”."""
    near = [token.lower for token in tokens[max(0, amount.start - 2) : amount.start]]
    is_moved = tokens[0].lower in {"it", "this", "that"} and any(w in lexicon.bounds.changes for w in near)
    behind = [token.lower for token in tokens[amount.last : amount.last + 2]]
    is_sum = (near[-1:] == ["of"] and near[0] in _AMOUNTS) or behind in (["more", "than"], ["less", "than"])
    is_paid = is_moved or is_sum or near == ["came", "to"] or any(word in _PAYS for word in near)
    return amount.numeral.scale >= _THOUSAND and is_paid


def find_subject(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> Unit | None:
    """Give the plural that moves to an amount: “Ticket sales reached 1.2 million”, “exports fell by 3m”."""
    verbs, place = lexicon.bounds.changes | _VERBS, amount.start
    if tokens[place].lower not in _VERBS:
        place -= 1
    while place > 0 and (tokens[place].lower in _LINKS or tokens[place].kind == "number"):
        place -= 1
    if place < 1 or tokens[place].lower not in verbs:
        return None
    place -= 1
    while place > 0 and tokens[place].lower in _AUXILIARIES:
        place -= 1
    return None if is_told_of(tokens, place) else _noun_at(tokens, place, amount, lexicon)


def find_others(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> Unit | None:
    """Give the last plural before “12 others”: “the latest countries to stop, joining 12 others”."""
    if amount.last >= len(tokens) or tokens[amount.last].lower != "others":
        return None
    nouns = (_noun_at(tokens, n, amount, lexicon) for n in range(amount.start - 1, -1, -1))
    return next((noun for noun in nouns if noun), None)


def find_head(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> Unit | None:
    """Give the plural that an amount is said to be of: “exports of 41m”."""
    place = amount.start - 2
    return (
        _noun_at(tokens, place, amount, lexicon) if place >= 0 and tokens[place + 1].lower == "of" else None
    )


def _noun_at(tokens: Tokens, place: int, amount: Amount, lexicon: Lexicon) -> Unit | None:
    token, units = tokens[place], lexicon.units
    is_name = token.is_capital and place > 0
    if not token.is_word or is_name or token.lower in _SUMS | units.empty or not token.lower.endswith("s"):
        return None
    if not is_counted(token, units) or token.lower in lexicon.times.periods:
        return None
    name = units.unit_of.get(token.lower, token.lower)
    return Unit(
        name, token.lower, dimension_of(token.lower, units), amount.last, is_shown=False, noun_at=place
    )
