from protocols.views import jobs, needs, protocols

__all__ = ["jobs", "needs", "protocols"]
