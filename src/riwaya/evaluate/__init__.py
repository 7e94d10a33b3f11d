"""Measure a reading against gold: which claims were found, and how right each of their slots is.

::

    gold.load(paths)                      -> Iterator[Gold]          an article's claims as a person read them
    statements.from_rows(rows)            -> tuple[Statement, ...]   the claims table of the same article
    matching.pair(predicted, gold)        -> tuple[Pair, ...]        who tells of the same thing
    scoring.Tally.add(article, …)         -> counts                  over as many articles as there are
    report.table(scores), report.json(…)  -> text

What counts as the same is told in docs/evaluation.md. Nothing here reads an article or knows the extractor.
"""
