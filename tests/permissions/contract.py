"""Addresses of contract."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "protocols:amendment-create": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "protocols:amendment-renew": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "protocols:amendment-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:amendment-update": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:amendment-sign": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 200 200 200 404 404 404",
    },
    "protocols:amendment-print": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:amendment-propose": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:amendment-withdraw": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:amendment-cancel": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
    "protocols:expense-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:expense-create": {
        "GET": "302 200 403 403 403 403 403",
        "POST": "302 200 403 403 403 403 403",
    },
    "protocols:expense-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:expense-receipt": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:expense-approve": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:expense-refuse": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:expense-pay": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
    "protocols:clause-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:clause-create": {
        "GET": "302 403 200 403 200 403 403",
        "POST": "302 403 200 403 200 403 403",
    },
    "protocols:clause-update": {
        "GET": "302 404 200 403 404 404 404",
        "POST": "302 404 200 403 404 404 404",
    },
    "protocols:clause-retire": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "protocols:allowance-list": {
        "GET": "302 403 200 403 200 200 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:allowance-create": {
        "GET": "302 403 200 403 200 200 403",
        "POST": "302 403 200 403 200 200 403",
    },
    "protocols:allowance-check": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 302 302 403",
    },
}
