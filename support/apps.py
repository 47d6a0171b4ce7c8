from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class SupportConfig(AppConfig):
    name = "support"

    def ready(self) -> None:
        from support.gate import close_gate, open_gate

        pre_migrate.connect(open_gate, sender=self, dispatch_uid="support.gate")
        post_migrate.connect(close_gate, sender=self, dispatch_uid="support.gate")
