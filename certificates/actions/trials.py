"""What a paper would be, with a watermark: printed in the sandbox, and never stored."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from certificates import pictures, rendering, samples, sandbox, words
from certificates.actions.issuing import check_glyphs
from certificates.blocks import check_printable
from certificates.facts import Facts, Proof, shown
from certificates.models import Certificate, TemplateVersion
from people.models import Centre


def preview_of(certificate: Certificate, *, at: datetime) -> bytes:
    """Return the paper as it would be, with a watermark across it. Nothing is stored.

    :raises Refused: if a character or a block cannot be printed, or all of it is too much.
    """
    seen = shown(certificate.facts, certificate.hidden)
    check_glyphs(seen)
    centre = certificate.protocol.job.centre
    return trial_of(certificate.template_version, seen, at=at, centre=centre)


def preview_of_version(version: TemplateVersion, *, at: datetime) -> bytes:
    """Return a paper of this template for a person who does not exist.

    :raises Refused: if a block cannot be printed, or all of it is too much.
    """
    check_printable(version.blocks)
    return trial_of(version, words.sample_facts(), at=at)


def picture_of_version(version: TemplateVersion, sample_key: str, *, at: datetime) -> bytes:
    """Return the pages of a draft for one of the samples, as one PNG.

    :raises Refused: if a block cannot be printed, or all of it is too much.
    """
    html = html_of_trial(version, samples.sample(sample_key), at=at)
    return pictures.stacked(sandbox.pictures(html, design=version.design))


def trial_of(
    version: TemplateVersion, facts: Facts, *, at: datetime, centre: Centre | None = None
) -> bytes:
    html = html_of_trial(version, facts, at=at, centre=centre)
    return sandbox.render(html, design=version.design)


def html_of_trial(
    version: TemplateVersion, facts: Facts, *, at: datetime, centre: Centre | None = None
) -> str:
    check_printable(version.blocks)
    proof = Proof(
        number="XX-0000-0000",
        code="0000-0000-0000",
        url=f"{settings.SITE_URL}/verify/",
        issued_on=timezone.localdate(at).isoformat(),
    )
    watermark = gettext("trial")
    return rendering.to_html(
        version.blocks, facts, proof, dress=version.dress(centre), watermark=watermark
    )
