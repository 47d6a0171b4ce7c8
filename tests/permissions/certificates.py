#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "did-document": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "405 405 405 405 405 405 405",
    },
    "certificates:status-list": {
        "GET": "404 404 404 404 404 404 404",
        "POST": "405 405 405 405 405 405 405",
    },
    "certificates:certificate-credential": {
        "GET": "302 200 200 200 404 404 404",
        "POST": "302 405 405 405 405 405 405",
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
        "GET": "302 403 200 200 200 200 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:template-detail": {
        "GET": "302 404 200 200 200 200 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:template-preview": {
        "GET": "302 404 200 200 200 200 404",
        "POST": "302 405 405 405 405 405 405",
    },
    "certificates:verify": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "405 405 405 405 405 405 405",
    },
    "certificates:verify-offline": {
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
}
