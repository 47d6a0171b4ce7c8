#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "home": {"GET": "302 200 200 200 200 302 302", "POST": "302 405 405 405 405 405 405"},
    "healthz": {"GET": "200 200 200 200 200 200 200", "POST": "405 405 405 405 405 405 405"},
    "demo": {"GET": "404 404 404 404 404 404 404", "POST": "404 404 404 404 404 404 404"},
    "demo-enter": {"GET": "404 404 404 404 404 404 404", "POST": "404 404 404 404 404 404 404"},
}
