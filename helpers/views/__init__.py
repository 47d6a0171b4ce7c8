from helpers.views import discernments, experiences, files

__all__ = ["discernments", "experiences", "files"]
