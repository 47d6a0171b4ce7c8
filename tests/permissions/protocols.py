#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "protocols:need-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:need-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "protocols:need-detail": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:need-update": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "protocols:need-close": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "protocols:need-reopen": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
    "protocols:job-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:job-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "protocols:job-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:job-update": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:job-adopt": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
    "protocols:job-retire": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
    "protocols:protocol-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:protocol-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "protocols:protocol-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:protocol-update": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:protocol-sign": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "protocols:protocol-print": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:protocol-propose": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:protocol-withdraw": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:protocol-pause": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 403 404 404 404",
    },
    "protocols:protocol-resume": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 403 404 404 404",
    },
    "protocols:protocol-end": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 403 404 404 404",
    },
    "protocols:protocol-cancel": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
}
