import io
import logging
from logging.config import DictConfigurator

import pytest
from django.conf import settings

from common.logs import masked


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Gone: /shared/ABCD1234/", "Gone: /shared/…/"),
        ("Gone: /shared/ABCD1234/opinion/", "Gone: /shared/…/opinion/"),
        ('"GET /verify/K7QM-4XTD-9HPW/?lang=en HTTP/1.1"', '"GET /verify/…/?lang=en HTTP/1.1"'),
        ('"GET /verify/?code=K7QM&lang=en"', '"GET /verify/?code=…&lang=en"'),
        ("/shared/A/?pass=B:c", "/shared/…/?pass=…"),
        ("Not Found: /helpers/", "Not Found: /helpers/"),
    ],
)
def test_codes_in_addresses_are_masked(said, kept):
    assert masked(said) == kept


def test_the_configured_log_masks_what_django_says_of_an_address():
    handler = DictConfigurator(settings.LOGGING).configure_custom(
        {"()": "common.logs.WithoutCodes"}
    )
    stream = io.StringIO()
    console = logging.StreamHandler(stream)
    console.addFilter(handler)
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "%s: %s", ("Gone", "/shared/ABCD1234/"), None
    )

    console.handle(record)

    assert stream.getvalue() == "Gone: /shared/…/\n"
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_codes"]
