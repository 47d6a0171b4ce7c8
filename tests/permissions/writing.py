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
MATRIX |= {
    "certificates:certificate-achievements": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:certificate-tell": {
        "GET": "302 200 403 403 404 404 404",
        "POST": "302 200 403 403 404 404 404",
    },
    "certificates:certificate-print-words": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "certificates:certificate-issuer": {
        "GET": "302 200 403 403 404 404 404",
        "POST": "302 200 403 403 404 404 404",
    },
    "certificates:certificate-endorsements": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "certificates:certificate-note-words": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "certificates:certificate-choose-words": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:certificate-skip": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "certificates:certificate-refuse": {
        "GET": "302 403 200 403 404 404 404",
        "POST": "302 403 200 403 404 404 404",
    },
    "certificates:endorsement-give": {
        "GET": "302 403 403 200 404 404 404",
        "POST": "302 403 403 200 404 404 404",
    },
    "certificates:endorsement-decline": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 403 302 404 404 404",
    },
    "certificates:printable-scripts": {
        "GET": "302 200 200 200 200 200 200",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:request-create": {
        "GET": "302 200 403 403 404 404 404",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:request-list": {
        "GET": "302 403 200 200 200 200 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:request-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:request-refuse": {
        "GET": "302 403 302 403 404 404 404",
        "POST": "302 403 302 403 404 404 404",
    },
    "certificates:request-contest": {
        "GET": "302 200 403 403 404 404 404",
        "POST": "302 200 403 403 404 404 404",
    },
    "certificates:request-answer": {
        "GET": "302 403 403 403 404 404 404",
        "POST": "302 403 403 403 404 404 404",
    },
}
MATRIX |= {
    "certificates:endorsement-list": {
        "GET": "302 200 200 200 200 200 200",
        "POST": "302 405 405 405 405 405 405",
    },
}
