from protocols.views import (
    jobs,
    needs,
    proposals,
    protocols,
    reading,
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
    "reading",
    "scans",
    "sign_links",
    "signing",
    "translations",
]
