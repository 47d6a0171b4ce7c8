"""Addresses of reviews, and of the writing of certificates."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "support:review-list": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "support:review-create": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
}
