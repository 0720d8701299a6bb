"""Job runners for tests."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from craftdesk.controllers.jobs import Job, JobRunner, _Visitor


class ImmediateRunner(JobRunner):
    """Does the work in the caller's thread; its news still comes from the event loop."""

    def _start(self, lane: ThreadPoolExecutor | _Visitor, job: Job) -> None:
        del lane
        job.run()


class PatientRunner(JobRunner):
    """Keeps what it is asked to do until the test does it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Job] = []

    def _start(self, lane: ThreadPoolExecutor | _Visitor, job: Job) -> None:
        del lane
        self.asked.append(job)
