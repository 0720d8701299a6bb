"""Job runners for tests."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from craftdesk.controllers.jobs import Job, JobRunner


class ImmediateRunner(JobRunner):
    """Does the work in the caller's thread; its news still comes from the event loop."""

    def _start(self, lane: ThreadPoolExecutor, job: Job) -> None:
        del lane
        job.run()
