from django.apps import AppConfig


class PeersupportConfig(AppConfig):
    name = "peersupport"

    def ready(self) -> None:
        from peersupport import checks  # noqa: F401
