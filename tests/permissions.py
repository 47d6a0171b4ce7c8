"""Who gets what from each address: the cast × GET and POST, as answers in numbers.

200: shown. 302: done, or sent elsewhere (strangers to the sign-in page). 403: known of, but out
of reach. 404: not to be known of. 405: no such method. Each cell is asked by test_permissions.py,
and the table is printed in docs/permissions.md. The columns are those of `tests.cast.WHO`.
"""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "home": {"GET": "302 200 200 200 200 302 302", "POST": "302 405 405 405 405 405 405"},
    "healthz": {"GET": "200 200 200 200 200 200 200", "POST": "405 405 405 405 405 405 405"},
    "demo": {"GET": "404 404 404 404 404 404 404", "POST": "404 404 404 404 404 404 404"},
    "demo-enter": {"GET": "404 404 404 404 404 404 404", "POST": "404 404 404 404 404 404 404"},
    "protocols:need-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:need-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "protocols:need-detail": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:need-update": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "protocols:need-close": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
    "protocols:need-reopen": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 404 302 302 404 404 404",
    },
    "protocols:job-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:job-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "protocols:job-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:job-update": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:job-adopt": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
    "protocols:job-retire": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
    "protocols:protocol-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:protocol-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "protocols:protocol-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:protocol-update": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:protocol-sign": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 302 302 302 404 404 404",
    },
    "protocols:protocol-print": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "protocols:protocol-propose": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:protocol-withdraw": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "protocols:protocol-pause": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 403 404 404 404",
    },
    "protocols:protocol-resume": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 403 404 404 404",
    },
    "protocols:protocol-end": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 403 404 404 404",
    },
    "protocols:protocol-cancel": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
    "support:session-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "support:session-create": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 200 200 200 200 403 403",
    },
    "support:session-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "support:session-repeat": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 302 404 404 404",
    },
    "support:session-update": {
        "GET": "302 403 403 302 404 404 404",
        "POST": "302 403 403 302 404 404 404",
    },
    "support:session-discard": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 403 302 404 404 404",
    },
    "support:session-note": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 200 200 404 404 404",
    },
    "support:session-validate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "support:session-send-back": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 200 200 404 404 404",
    },
    "support:match-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "support:match-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "support:match-pause": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "support:match-resume": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "support:match-close": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "support:match-reopen": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
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
    "people:person-update": {
        "GET": "302 404 200 200 404 404 404",
        "POST": "302 404 200 200 404 404 404",
    },
    "helpers:helper-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:helper-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "helpers:helper-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "helpers:helper-update": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:helper-welcome": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:helper-consolidate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:helper-pause": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "helpers:helper-resume": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "helpers:helper-graduate": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:helper-leave": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "helpers:language-add": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "helpers:language-remove": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 302 302 404 404 404",
    },
    "helpers:experience-create": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 200 200 200 404 404 404",
    },
    "helpers:discernment-create": {
        "GET": "302 403 200 200 404 404 404",
        "POST": "302 403 200 200 404 404 404",
    },
    "helpers:discernment-decide": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:discernment-recognise": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "helpers:discernment-contest": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:certificate-list": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:certificate-create": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "certificates:certificate-detail": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:certificate-update": {
        "GET": "302 403 302 302 404 404 404",
        "POST": "302 403 302 302 404 404 404",
    },
    "certificates:certificate-preview": {
        "GET": "302 302 302 302 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:certificate-download": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:certificate-submit": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "certificates:certificate-approve": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:certificate-return": {
        "GET": "302 302 302 302 404 404 404",
        "POST": "302 302 302 302 404 404 404",
    },
    "certificates:certificate-issue": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 403 404 404 404",
    },
    "certificates:certificate-replace": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "certificates:certificate-revoke": {
        "GET": "302 403 200 403 404 404 404",
        "POST": "302 403 200 403 404 404 404",
    },
    "certificates:certificate-withdraw": {
        "GET": "302 200 403 403 404 404 404",
        "POST": "302 302 403 403 404 404 404",
    },
    "certificates:certificate-cancel": {
        "GET": "302 405 405 405 405 405 405",
        "POST": "302 403 302 302 404 404 404",
    },
    "certificates:template-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:template-detail": {
        "GET": "302 404 200 200 200 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:template-preview": {
        "GET": "302 404 200 200 200 404 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:verify": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "405 405 405 405 405 405 405",
    },
    "certificates:verify-file": {
        "GET": "405 405 405 405 405 405 405",
        "POST": "200 200 200 200 200 200 200",
    },
    "certificates:verdict": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "405 405 405 405 405 405 405",
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
    "monitoring:figures": {
        "GET": "302 403 200 200 200 200 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "privacy:access-log": {
        "GET": "302 403 403 403 403 403 200",
        "POST": "302 405 405 405 405 405 405",
    },
    "privacy:register": {
        "GET": "302 403 403 403 403 403 200",
        "POST": "302 405 405 405 405 405 405",
    },
}
