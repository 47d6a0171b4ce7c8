from protocols.views import jobs, needs, proposals, protocols

__all__ = [
    "jobs",
    "needs",
    "proposals",
    "protocols",
]
