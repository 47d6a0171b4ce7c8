"""Addresses of signing."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "protocols:protocol-read": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "protocols:protocol-understand": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 302 302 302 404 404 404",
    },
    "protocols:protocol-witness": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "protocols:protocol-proofs": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:protocol-invite": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:protocol-scan": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "protocols:signlink-open": {
        "GET": "302 404 404 404 404 404 404",
        "POST": "302 404 404 404 404 404 404",
    },
    "protocols:signlink-revoke": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
    "protocols:scan-detail": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:scan-file": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:scan-confirm": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:scan-refuse": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:translation-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:translation-update": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "protocols:translation-confirm": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
    "protocols:amendment-read": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "protocols:amendment-understand": {
        "GET": "302 302 302 302 404 404 404",
        "POST": "302 302 302 302 404 404 404",
    },
    "protocols:amendment-witness": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
}
