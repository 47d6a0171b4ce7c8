"""The cells of the grid of skills and needs: {% load grid_cells %}."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common.templatetags.ui import icon
from protocols.selectors.grid import LEGEND, Cell, Row

register = template.Library()

NOT_ASKED = SafeString('<td class="not-asked"></td>')


@register.simple_tag
def cells(row: Row) -> SafeString:
    """One cell for each skill of the grid: icon, word and number, or nothing."""
    return SafeString("".join(cell_of(skill.label, cell) for skill, cell in row.cells))


def cell_of(label: str, cell: Cell) -> SafeString:
    if cell is None:
        return NOT_ASKED
    cover, count = cell
    look, sign, _meaning = LEGEND[cover]
    return format_html(
        '<td data-label="{}"><span class="met {}">'
        '{}<b>{}</b> <span class="word">{}</span></span></td>',
        label,
        look,
        icon(sign),
        count or "",
        cover.label,
    )
