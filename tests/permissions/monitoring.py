#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "monitoring:figures": {
        "GET": "302 403 200 200 200 200 403",
        "POST": "302 405 405 405 405 405 405",
    },
}
