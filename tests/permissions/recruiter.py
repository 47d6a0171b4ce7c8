#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "certificates:certificate-after": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:certificate-share": {
        "GET": "302 200 403 403 404 404 404",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:certificate-follow": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:share-end": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 404 404 404 404 404",
    },
    "certificates:feedback-hide": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "certificates:feedback-restore": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "certificates:outcome-answer": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "certificates:outcome-confirm": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "certificates:opinion": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "200 200 200 200 200 200 200",
    },
    "certificates:opinion-thanks": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "405 405 405 405 405 405 405",
    },
    "certificates:shared": {
        "GET": "410 410 410 410 410 410 410",
        "POST": "410 410 410 410 410 410 410",
    },
    "certificates:shared-opinion": {
        "GET": "410 410 410 410 410 410 410",
        "POST": "410 410 410 410 410 410 410",
    },
}
