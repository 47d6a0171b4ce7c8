import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django_tasks_db.management.commands.db_worker import Worker

from common import jobs

MOST = 500


class Command(BaseCommand):
    help = (
        "Run jobs: the papers of a batch, mails. As many workers as wanted, on any machine. "
        "SIGTERM ends it after the job it is at."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--interval", type=float, default=1, help="seconds between two looks")
        parser.add_argument(
            "--max-tasks", type=int, default=MOST, help=f"jobs before it ends ({MOST}), 0 for ever"
        )
        parser.add_argument("--until-empty", action="store_true", help="end when no job waits")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verbosity"] == 0:
            logging.getLogger("django_tasks").setLevel(logging.ERROR)
            logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        name = jobs.new_worker()
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=options["interval"],
            batch=options["until_empty"],
            backend_name="default",
            startup_delay=False,
            max_tasks=options["max_tasks"] or None,
            worker_id=name,
        )
        worker.configure_signals()
        with jobs.beating(name):
            worker.run()
