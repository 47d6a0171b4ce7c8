"""Addresses of co-design."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "certificates:template-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "certificates:template-compare": {
        "GET": "302 404 200 200 200 200 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:template-copy": {
        "GET": "302 404 200 200 200 403 404",
        "POST": "302 404 200 200 200 403 404",
    },
    "certificates:template-renew": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 302 403 404",
    },
    "certificates:template-publish": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 302 403 404",
    },
    "certificates:template-share": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "certificates:template-round": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "certificates:round-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:round-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:round-credit": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "certificates:round-suggest": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "certificates:round-block": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "certificates:round-close": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 403 302 404 404 404",
    },
    "certificates:round-abandon": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "certificates:suggestion-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:suggestion-listen": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:suggestion-consent": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "certificates:suggestion-comment": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 200 200 200 404 404 404",
    },
    "certificates:suggestion-write": {
        "GET": "302 200 403 200 404 404 404",
        "POST": "302 200 403 200 404 404 404",
    },
    "certificates:suggestion-confirm": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:suggestion-unwrite": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:suggestion-take-back": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
}
