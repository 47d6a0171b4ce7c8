"""Addresses of candidacy."""

OPEN_PAGE = {
    "GET": "200 200 200 200 200 200 200",
    "POST": "405 405 405 405 405 405 405",
}
OF_THOSE_IN_CHARGE = {
    "GET": "302 404 200 200 404 404 404",
    "POST": "302 404 200 200 404 404 404",
}
READ_IN_CHARGE = {
    "GET": "302 404 200 200 404 404 404",
    "POST": "302 405 405 405 405 405 405",
}
MOVE = {
    "GET": "302 405 405 405 405 405 405",
    "POST": "302 404 302 302 404 404 404",
}

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {
    "programmes:interest": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "200 200 200 200 200 200 200",
    },
    "programmes:interest-contact": {
        "GET": "200 200 200 200 200 200 200",
        "POST": "200 200 200 200 200 200 200",
    },
    "programmes:interest-thanks": OPEN_PAGE,
    "programmes:interest-withdraw": {
        "GET": "405 405 405 405 405 405 405",
        "POST": "302 302 302 302 302 302 302",
    },
    "programmes:candidacy-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:candidacy-create": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 200 200 200 200 403 403",
    },
    "programmes:candidacy-brought": {
        "GET": "302 200 200 200 200 403 403",
        "POST": "302 405 405 405 405 405 405",
    },
    "programmes:candidacy-detail": READ_IN_CHARGE,
    "programmes:candidacy-thanks": READ_IN_CHARGE,
    "programmes:candidacy-recording": READ_IN_CHARGE,
    "programmes:candidacy-interview": OF_THOSE_IN_CHARGE,
    "programmes:candidacy-accept": OF_THOSE_IN_CHARGE,
    "programmes:candidacy-propose_other": OF_THOSE_IN_CHARGE,
    "programmes:candidacy-decline": OF_THOSE_IN_CHARGE,
    "programmes:candidacy-withdraw": MOVE,
    "programmes:poster-list": {
        "GET": "302 403 200 200 200 403 403",
        "POST": "302 403 200 200 200 403 403",
    },
    "programmes:poster-print": READ_IN_CHARGE,
    "programmes:poster-renew": MOVE,
}
