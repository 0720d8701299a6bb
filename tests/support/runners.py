"""Job runners for tests."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from craftdesk.controllers.jobs import Job, JobRunner, _Visitor


class ImmediateRunner(JobRunner):
    """Does the work in the caller's thread; its news still comes from the event loop."""

    def _start(self, lane: ThreadPoolExecutor | _Visitor, job: Job) -> None:
        del lane
        job.run()
