"""Print how many articles a second the claim engine reads and relates, and the memory it takes."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Sequence

from quizapp.content.lexicons import load_lexicon
from quizapp.content.seeds import read_seeds
from quizapp.content.shipped import find_shipped
from quizapp.corpus.article import Article, SourceRecord
from quizapp.corpus.extraction import extract
from quizapp.corpus.relating import relate_proposals
from tests.stories import NAMES, read_story

SIZES = (10, 100, 1_000)


def main() -> None:
    """Read and relate more and more articles, each a page of its own with figures of its own."""
    heads = ("articles", "read, s", "related, s", "per second", "ms to read", "peak, MB")
    print(" ".join(f"{head:>11}" for head in heads))
    for size in SIZES:
        articles = make_articles(size)
        read, related = measure(articles)
        tracemalloc.start()
        measure(articles)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        row = (read, related, size / (read + related), 1000 * read / size, peak)
        print(f"{size:>11} " + " ".join(f"{value:>11.1f}" for value in row))


def measure(articles: Sequence[Article]) -> tuple[float, float]:
    """Give the seconds to extract the claims of articles, and to relate them."""
    lexicon = load_lexicon()
    started = time.perf_counter()
    proposals = extract(articles, lexicon)
    extracted = time.perf_counter()
    relate_proposals(articles, proposals, lexicon)
    return extracted - started, time.perf_counter() - extracted


def make_articles(size: int) -> list[Article]:
    """Make articles out of the annotated ones, in turn, every figure of three digits and more another one."""
    texts = [article.text for article in read_seeds(find_shipped() / "seeds").corpus.articles]
    texts += [article.text for name in NAMES for article in read_story(name).articles]
    made = []
    for number in range(size):
        text = texts[number % len(texts)].replace(",000", f",{number % 1000:03d}")
        made.append(Article(f"a{number}", "A", f"a{number}", text, "0" * 64, SourceRecord()))
    return made


if __name__ == "__main__":
    main()
