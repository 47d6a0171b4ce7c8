from django.apps import AppConfig


class PeersupportConfig(AppConfig):
    name = "peersupport"
