#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "helpers:helper-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:helper-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "helpers:helper-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:helper-update": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:helper-welcome": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:helper-consolidate": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:helper-pause": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "helpers:helper-resume": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "helpers:helper-graduate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:helper-leave": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "helpers:language-add": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "helpers:language-remove": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "helpers:experience-create": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:discernment-create": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:discernment-decide": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:discernment-recognise": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:discernment-contest": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
}
