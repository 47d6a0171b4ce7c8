"""Addresses of programme."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "programmes:programme-list": {
        "GET": "302 403 302 302 302 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:programme-create": {
        "GET": "302 403 302 403 302 403 403",
        "POST": "302 403 302 403 302 403 403",
    },
    "programmes:programme-detail": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:programme-update": {
        "GET": "302 404 200 403 404 404 404",
        "POST": "302 404 200 403 404 404 404",
    },
    "programmes:programme-evaluate": {
        "GET": "302 404 200 403 404 404 404",
        "POST": "302 404 200 403 404 404 404",
    },
    "programmes:programme-suspend": {
        "GET": "302 404 200 403 404 404 404",
        "POST": "302 404 200 403 404 404 404",
    },
    "programmes:programme-review": {
        "GET": "302 404 200 403 404 404 404",
        "POST": "302 404 200 403 404 404 404",
    },
    "programmes:programme-open": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "programmes:programme-validate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "programmes:programme-go": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "programmes:programme-resume": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "programmes:programme-sign": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "programmes:programme-close": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "programmes:steering-create": {
        "GET": "302 404 200 403 404 404 404",
        "POST": "302 404 200 403 404 404 404",
    },
    "programmes:steering-leave": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "programmes:readiness-create": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "programmes:readiness-detail": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:notice-create": {
        "GET": "302 404 200 403 404 404 404",
        "POST": "302 404 302 403 404 404 404",
    },
    "programmes:notice-detail": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:notice-confirm": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
}
