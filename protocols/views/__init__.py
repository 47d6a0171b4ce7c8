from protocols.views import (
    jobs,
    needs,
    proposals,
    protocols,
    scans,
    sign_links,
    signing,
    translations,
)

__all__ = [
    "jobs",
    "needs",
    "proposals",
    "protocols",
    "scans",
    "sign_links",
    "signing",
    "translations",
]
