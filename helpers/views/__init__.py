from helpers.views import badges, discernments, experiences, files, reviews

__all__ = ["badges", "discernments", "experiences", "files", "reviews"]
