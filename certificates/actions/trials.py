"""What a paper would be, with a watermark: printed in the sandbox, and never stored."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from certificates import rendering, sandbox, words
from certificates.actions.issuing import check_glyphs
from certificates.blocks import check_printable
from certificates.facts import Facts, Proof, shown
from certificates.models import Certificate, TemplateVersion


def preview_of(certificate: Certificate, *, at: datetime) -> bytes:
    """Return the paper as it would be, with a watermark across it. Nothing is stored.

    :raises Refused: if a character or a block cannot be printed, or all of it is too much.
    """
    seen = shown(certificate.facts, certificate.hidden)
    check_glyphs(seen)
    return trial_of(certificate.template_version, seen, at=at)


def preview_of_version(version: TemplateVersion, *, at: datetime) -> bytes:
    """Return a paper of this template for a person who does not exist.

    :raises Refused: if a block cannot be printed, or all of it is too much.
    """
    return trial_of(version, words.sample_facts(), at=at)


def trial_of(version: TemplateVersion, facts: Facts, *, at: datetime) -> bytes:
    check_printable(version.blocks)
    proof = Proof(
        number="XX-0000-0000",
        code="0000-0000-0000",
        url=f"{settings.SITE_URL}/verify/",
        issued_on=timezone.localdate(at).isoformat(),
    )
    watermark = gettext("trial")
    html = rendering.to_html(
        version.blocks, facts, proof, design=version.design, watermark=watermark
    )
    return sandbox.render(html, design=version.design)
