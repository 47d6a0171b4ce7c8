#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "certificates:batch-list": {
        "GET": "302 403 200 403 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:batch-create": {
        "GET": "302 403 200 403 200 403 403",
        "POST": "302 403 200 403 200 403 403",
    },
    "certificates:batch-detail": {
        "GET": "302 404 200 404 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:batch-retry": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 404 404 404 404",
    },
}
