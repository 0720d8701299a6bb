"""Checking a shop file: whether everything is in it, and whether it agrees with itself."""

from __future__ import annotations

from collections.abc import Generator

from craftdesk.domain.findings import Finding, Findings
from craftdesk.domain.progress import Progress
from craftdesk.errors import ShopFileProblem
from craftdesk.storage import checks
from craftdesk.storage.book import Store

_NAMED = 5


class CheckService:
    """Looks, and changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def run(self) -> Generator[Progress, None, Findings]:
        """Checks the file, the sums and the list."""
        yield Progress(0, 0, "check.file")
        try:
            with self._store.reading() as book:
                found = [*checks.file_findings(book.raw)]
                if found:
                    # What is damaged can't be added up.
                    return Findings(tuple(found))
            yield Progress(0, 0, "check.orders")
            with self._store.reading() as book:
                found += checks.sum_findings(book.raw)
                found += checks.paper_findings(book.raw)
                runs = checks.runs(book.raw)
            wrong: list[str] = []
            for done, (low, high) in enumerate(runs):
                yield Progress(done, len(runs), "check.listing")
                with self._store.reading() as book:
                    wrong += checks.list_differs(book.raw, low, high, book.settings)
            with self._store.reading() as book:
                disorder = checks.order_differs(book.raw)
            yield Progress(0, 0, "check.orders")
            with self._store.reading() as book:
                figures = checks.figures_differ(book.raw)
        except ShopFileProblem as problem:
            return Findings((Finding("finding.damaged", {"detail": problem.code}),))
        if wrong or disorder:
            params = {"count": len(wrong) or disorder, "names": wrong[:_NAMED]}
            found.append(Finding("finding.listing", params))
        if figures:
            found.append(Finding("finding.figures", {"count": figures}))
        return Findings(tuple(found))
