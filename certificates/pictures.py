"""From what was uploaded as a logo to a small PNG written anew: nothing of the file is kept.

bytes ─► size ─► kind ─► raster: Pillow, bounded, EXIF gone ─┐
                    └──► SVG: drawn in the sandbox ──────────┴─► PNG, at most so large
"""

import io
import re
import warnings
from base64 import b64encode

from django.utils.translation import gettext
from PIL import Image, UnidentifiedImageError

from certificates import sandbox
from common.errors import Refused

LARGEST_FILE = 2_000_000
MOST_PIXELS = 20_000_000
SIDES = (900, 320)  # what is kept, in pixels: 76 mm across at 300 to the inch
LARGEST_KEPT = 140_000  # what fits into a paper as `data:`
KINDS = ("PNG", "JPEG", "WEBP")
SVG = re.compile(rb"^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>|<!--.*?-->|\s)*<svg[\s>]", re.DOTALL)
ACCEPTED = ".png,.jpg,.jpeg,.webp,.svg"
DRAWING = (
    '<html lang="fr"><title>.</title>'
    "<style>@page {{ size: 450pt 160pt; margin: 0 }} body {{ margin: 0 }}"
    "img {{ width: 450pt; height: 160pt; object-fit: contain }}</style>"
    '<img alt="" src="data:image/svg+xml;base64,{content}">'
)


def clean(content: bytes) -> tuple[bytes, int, int]:
    """Return a logo as PNG, with its width and height.

    :raises Refused: if it is too large, no image of a known kind, damaged, or empty.
    """
    if len(content) > LARGEST_FILE:
        raise Refused(gettext("This image is too large: 2 MB at most."))
    if SVG.match(content[:4000]):
        content = drawn(content)
    image = opened(content)
    box = image.getchannel("A").getbbox()
    if box is None:
        raise Refused(gettext("Nothing can be seen in this image."))
    image = image.crop(box)
    image.thumbnail(SIDES)
    return small_enough(image), image.width, image.height


def drawn(content: bytes) -> bytes:
    """Draw an SVG in the sandbox: what it asks for elsewhere is not there, scripts never run."""
    if len(content) > 140_000:
        raise Refused(gettext("This drawing is too large: 140 KB at most."))
    return sandbox.drawing(DRAWING.format(content=b64encode(content).decode()), scale=2.0)


def opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=KINDS)
            if image.width * image.height > MOST_PIXELS:
                raise Refused(gettext("This image has too many pixels: 20 million at most."))
            return image.convert("RGBA")
    except UnidentifiedImageError as error:
        raise Refused(gettext("Choose an image: PNG, JPEG, WebP or SVG.")) from error
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise Refused(gettext("This image cannot be read.")) from error


def small_enough(image: Image.Image) -> bytes:
    """Return PNG bytes: in all its colours if they fit, else in 256, and smaller and smaller."""
    content = written(image)
    while len(content) > LARGEST_KEPT and image.width > 60:
        content = written(image.quantize(256, method=Image.Quantize.FASTOCTREE))
        image.thumbnail((image.width * 3 // 4, image.height * 3 // 4))
    return content


def written(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def stacked(pages: list[bytes]) -> bytes:
    """Return page images as one, each below the other."""
    images = [Image.open(io.BytesIO(page)) for page in pages]
    gap = 12
    height = sum(image.height for image in images) + gap * (len(images) - 1)
    whole = Image.new("RGB", (max(image.width for image in images), height), "#b9adb6")
    top = 0
    for image in images:
        whole.paste(image, (0, top))
        top += image.height + gap
    return written(whole)
