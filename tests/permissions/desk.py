"""Addresses of the desk: who may hand over their screen."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "protocols:protocol-desk": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "protocols:protocol-ask": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:amendment-desk": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "protocols:amendment-ask": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:charter-desk": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "protocols:desk-done": {
        "GET": "302 200 200 200 200 200 200",
        "POST": "302 405 405 405 405 405 405",
    },
}
