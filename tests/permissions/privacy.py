#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "privacy:access-log": {
        "GET": "302 403 403 403 403 403 200",
        "POST": "302 405 405 405 405 405 405",
    },
    "privacy:register": {
        "GET": "302 403 403 403 403 403 200",
        "POST": "302 405 405 405 405 405 405",
    },
}
