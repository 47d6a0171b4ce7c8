"""Addresses of experience."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "helpers:experience-begin": {
        "GET": "302 200 403 403 404 404 404",
        "POST": "302 200 403 403 404 404 404",
    },
    "helpers:experience-answer": {
        "GET": "302 200 404 404 404 404 404",
        "POST": "302 200 404 404 404 404 404",
    },
    "helpers:experience-share": {
        "GET": "302 200 404 404 404 404 404",
        "POST": "302 302 404 404 404 404 404",
    },
    "helpers:experience-discard": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 404 404 404 404 404",
    },
    "helpers:experience-raise": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
    "helpers:experience-lower": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
    "helpers:discernment-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:discernment-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:discernment-speak": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "helpers:discernment-note": {
        "GET": "302 403 403 403 404 404 404",
        "POST": "302 403 403 403 404 404 404",
    },
    "helpers:discernment-invite": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:discernment-release": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:discernment-reopen": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:discernment-answer": {
        "GET": "302 200 403 403 404 404 404",
        "POST": "302 200 403 403 404 404 404",
    },
    "helpers:language-assess": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:skill-list": {
        "GET": "302 200 200 200 200 200 200",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:skill-detail": {
        "GET": "302 200 200 200 200 200 200",
        "POST": "302 405 405 405 405 405 405",
    },
}
