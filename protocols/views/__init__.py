from protocols.views import jobs, needs, protocols, scans, sign_links, signing, translations

__all__ = ["jobs", "needs", "protocols", "scans", "sign_links", "signing", "translations"]
