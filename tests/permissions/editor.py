"""Addresses of the editor of drafts, and of logos."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "certificates:template-edit": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:template-add": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "certificates:template-look": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "certificates:template-pages": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:template-recruiter": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:template-block": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "certificates:template-step": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
    "certificates:picture-list": {
        "GET": "302 403 200 403 200 403 403",
        "POST": "302 403 200 403 200 403 403",
    },
    "certificates:picture-file": {
        "GET": "302 404 200 404 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
}
