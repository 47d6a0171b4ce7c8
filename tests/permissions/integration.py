"""Addresses of integration."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "protocols:charter-mine": {
        "GET": "302 200 200 200 200 200 200",
        "POST": "302 302 302 302 302 302 302",
    },
    "protocols:charter-activate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 404 403 404 404 403",
    },
    "protocols:charter-explain": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:helper-exit": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:precarity-list": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:precarity-create": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:badge-create": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:badge-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:badge-photo": {
        "GET": "302 404 404 404 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:badge-print": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:badge-return": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:badge-void": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "programmes:path-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:path-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:training-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:training-join": {
        "GET": "302 403 200 403 200 403 403",
        "POST": "302 403 200 403 200 403 403",
    },
    "programmes:training-create": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "programmes:training-declare": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "programmes:training-attend": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "programmes:training-validate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "programmes:training-redo": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "programmes:training-see_proof": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
}
