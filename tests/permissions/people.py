#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "people:account": {"GET": "302 200 200 200 200 200 200", "POST": "302 405 405 405 405 405 405"},
    "people:organisation-update": {
        "GET": "302 403 200 403 200 200 403",
        "POST": "302 403 200 403 200 200 403",
    },
    "people:person-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "people:person-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "people:person-detail": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "people:person-account": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "people:person-link": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
    "people:person-update": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "account_login": {"GET": "200 302 302 302 302 302 302", "POST": "200 302 302 302 302 302 302"},
    "account_logout": {"GET": "302 200 200 200 200 200 200", "POST": "302 302 302 302 302 302 302"},
    "account_inactive": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "405 405 405 405 405 405 405",
    },
    "account_signup": {"GET": "200 302 302 302 302 302 302", "POST": "200 302 302 302 302 302 302"},
    "account_reauthenticate": {
        "GET": "302 403 403 403 403 403 403",
        "POST": "302 403 403 403 403 403 403",
    },
    "account_change_password": {
        "GET": "302 302 302 302 302 302 302",
        "POST": "302 302 302 302 302 302 302",
    },
    "account_set_password": {
        "GET": "302 200 200 200 200 200 200",
        "POST": "302 200 200 200 200 200 200",
    },
    "account_reset_password": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "200 200 200 200 200 200 200",
    },
    "account_reset_password_done": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "405 405 405 405 405 405 405",
    },
    "account_reset_password_from_key": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "200 200 200 200 200 200 200",
    },
    "account_reset_password_from_key_done": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "405 405 405 405 405 405 405",
    },
}
