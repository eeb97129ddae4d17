"""Whether pounds are a weight and no money: “weighed 40 pounds”, “a 20-pound fish”, “six pounds of rice”."""

from __future__ import annotations

from quizapp.corpus.tokens import Tokens

_REACH = 7
_WEIGHS = frozenset({"weigh", "weighs", "weighed", "weighing", "weight", "weights", "heavy"})
_SUMS = frozenset(
    {
        "fine", "fines", "bill", "note", "notes", "deal", "prize", "fee", "loan", "jackpot", "heist",
        "debt", "cost", "increase", "rise", "cut", "reward", "contract", "budget", "ransom", "bid",
        "offer", "transfer", "grant", "donation", "payment", "bonus", "charge", "tax", "levy", "fund",
        "scheme", "project", "price", "limit", "cap", "damage", "aid", "savings", "profit", "profits",
        "investment", "funding", "money", "cash", "taxpayers", "public", "spending", "revenue",
        "losses", "debts", "tickets", "ticket", "voucher", "discount", "deposit", "lottery", "win",
        "payout", "settlement", "takeover", "mansion", "house",
    }
)  # fmt: skip
_OWNERS = frozenset({"a", "the", "its", "his", "her", "their"})
_COINS = frozenset({"coin", "coins", "note", "notes", "shop", "shops"})
_BIGGEST_COIN = 5


def is_weight(tokens: Tokens, place: int) -> bool:
    """Say whether the pounds at a place, behind a number or its hyphen, are a weight."""
    is_compound = tokens[place].text in "-‑" and place + 1 < len(tokens)
    noun = place + 1 if is_compound else place
    if tokens[noun].lower not in {"pound", "pounds"}:
        return False
    before = {token.lower for token in tokens[max(0, place - _REACH) : place]}
    if before & _WEIGHS:
        return True
    behind = [token.lower for token in tokens[noun + 1 : noun + 4]]
    if is_compound:
        return bool(behind) and behind[0].isalpha() and not _is_a_sum(tokens, place, behind)
    return len(behind) > 1 and behind[0] == "of" and not set(behind[1:]) & (_SUMS | _OWNERS)


def _is_a_sum(tokens: Tokens, place: int, behind: list[str]) -> bool:
    """Say whether what has so many pounds is a sum or a small coin: “a 500-pound fine”, “a 2-pound coin”."""
    number = tokens[place - 1].text
    is_small = number.isdecimal() and int(number) <= _BIGGEST_COIN
    return bool(set(behind) & _SUMS) or (is_small and bool(set(behind) & _COINS))
