"""Addresses of needs."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "protocols:diagnosis-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:diagnosis-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "protocols:diagnosis-detail": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:diagnosis-update": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "protocols:diagnosis-submit": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 403 302 404 404 404",
    },
    "protocols:diagnosis-return": {
        "GET": "302 404 200 403 404 404 404",
        "POST": "302 404 200 403 404 404 404",
    },
    "protocols:diagnosis-validate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 403 404 404 404",
    },
    "protocols:grid": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:competence-map": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:declared-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "protocols:declared-withdraw": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
}
