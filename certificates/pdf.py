"""The HTML of a certificate, in one of our designs, as PDF bytes."""

from common import paper

# What they have in common comes first.
DESIGNS = {
    "sobre": ("css/paper/certificate.css", "css/paper/sobre.css"),
    "affiche": ("css/paper/certificate.css", "css/paper/affiche.css"),
    "chaleureux": ("css/paper/certificate.css", "css/paper/chaleureux.css"),
}


def from_html(
    html: str, *, design: str = "sobre", attached: tuple[paper.Attached, ...] = ()
) -> bytes:
    """Return the PDF of `rendering.to_html(…, design=design)`: same input, same bytes.

    Title, language and dates are those that the HTML declares.
    """
    return paper.from_html(html, css=DESIGNS[design], attached=attached)
