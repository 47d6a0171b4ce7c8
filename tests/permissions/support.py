#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "support:session-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "support:session-create": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 200 200 200 200 403 403",
    },
    "support:session-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "support:session-repeat": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 302 404 404 404",
    },
    "support:session-update": {
        "GET": "302 403 403 302 404 404 404",
        "POST": "302 403 403 302 404 404 404",
    },
    "support:session-discard": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 403 302 404 404 404",
    },
    "support:session-note": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 200 200 404 404 404",
    },
    "support:session-validate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "support:session-send-back": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 200 200 404 404 404",
    },
    "support:match-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "support:match-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "support:match-pause": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "support:match-resume": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "support:match-close": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "support:match-reopen": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
}
