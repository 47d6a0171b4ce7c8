"""What is asked of a block, by its kind; of the look of a template; of a logo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.blocks import ALONE, LONGEST_TEXT, MOST_ITEMS, Block
from certificates.dress import NAMES, PAPERS
from certificates.facts import ITEM_PLACEHOLDERS
from certificates.forms.fields import printable
from certificates.models import Picture, TemplateVersion
from certificates.models.template import Orientation
from certificates.pictures import ACCEPTED
from certificates.plain import to_coded, to_plain
from common.forms import HouseForm
from people.models import Centre

SAYS = ("heading", "paragraph", "holder", "mission", "signatures", "verification")
MAY_SAY = ("hours", "languages", "training")
LISTS = ("activities", "skills", "languages", "training", "endorsements")
ASKED: dict[str, tuple[str, ...]] = {
    "heading": ("level",),
    "logo": ("position", "picture"),
    "skills": ("with_alignment",),
}
ALL_READ = _("Read by all who see the certificate.")
LEVELS = [(1, _("Title of the paper")), (2, _("Title of a part")), (3, _("Title below it"))]


class BlockForm(HouseForm):
    """The words and settings of one block: its kind says which are asked."""

    text = printable(_("Words"), LONGEST_TEXT, required=True, rows=3)
    item = printable(_("Words of each line"), LONGEST_TEXT, rows=2)
    level = forms.TypedChoiceField(label=_("Rank"), choices=LEVELS, coerce=int, initial=2)
    max = forms.IntegerField(
        label=_("Lines at most"), min_value=1, max_value=MOST_ITEMS, initial=MOST_ITEMS
    )
    with_alignment = forms.BooleanField(
        label=_("Say which reference frames the skills belong to"), required=False
    )
    position = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[("start", _("At the start")), ("centre", _("In the middle"))],
    )
    picture = forms.ChoiceField(
        label=_("Logo"),
        choices=[
            ("", _("None: the look has its own drawing")),
            ("association", _("The association’s")),
            ("centre", _("The centre’s: it tells where the person was")),
        ],
        required=False,
    )
    read_by = {"text": ALL_READ, "item": ALL_READ}

    def __init__(self, *args: Any, block: Block, **kwargs: Any) -> None:
        kind = str(block["kind"])
        initial = {name: block[name] for name in (*SETTINGS, "level") if name in block}
        initial |= {name: to_plain(str(block.get(name, ""))) for name in ("text", "item")}
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        asked = {*ASKED.get(kind, ()), *(("max",) if kind in LISTS else ())}
        asked |= {"text"} if kind in (*SAYS, *MAY_SAY) else set()
        asked |= {"item"} if kind in ITEM_PLACEHOLDERS else set()
        self.drop(name for name in FIELDS if name not in asked)
        if kind in MAY_SAY:
            self.fields["text"].required = False
        for name in ("text", "item"):
            if name in self.fields:
                self.fields[name].help_text = _(
                    "Words between ‹ › fill in by themselves: copy them from the list."
                )

    def values(self) -> dict[str, Any]:
        """Return what the block keeps: words as code, nothing that says nothing."""
        told = {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}
        return {
            name: to_coded(value) if name in ("text", "item") else value
            for name, value in told.items()
            if value not in ("", None) or name in ("text", "picture")
        }


SETTINGS = ("max", "with_alignment", "position", "picture")
FIELDS = ("text", "item", "level", *SETTINGS)


class NewBlockForm(BlockForm):
    """A block to add, and where."""

    count = forms.TypedChoiceField(
        label=_("How many columns"), choices=[(2, "2"), (3, "3")], coerce=int
    )
    place = forms.ChoiceField(label=_("Where"))

    def __init__(self, *args: Any, kind: str, places: Any, **kwargs: Any) -> None:
        block = {"kind": kind, "text": "", **NEW.get(kind, {})}
        super().__init__(*args, block=block, **kwargs)
        allowed = [row for row in places if kind not in ALONE or not row[2]]
        self.fields["place"].choices = [row[:2] for row in allowed]  # type: ignore[attr-defined]
        self.drop(() if kind == "columns" else ("count",))
        self.kind = kind

    def block(self) -> dict[str, Any]:
        if self.kind == "columns":
            count = self.cleaned_data["count"]
            return {"kind": "columns", "columns": [[] for _each in range(count)]}
        return {"kind": self.kind, **self.values()}

    def where(self) -> dict[str, Any]:
        """Return how `editing.add` is told the place: after a block, or in a column."""
        key, _slash, column = self.cleaned_data["place"].partition("/")
        return {"column": (key, int(column))} if column else {"after": None if key == "-" else key}


NEW: dict[str, dict[str, Any]] = {
    "heading": {"level": 2},
    "activities": {"item": "{{activity_situation}} {{activity_action}} {{activity_result}}"},
    "skills": {"item": "{{skill_label}} ({{skill_level_label}}) : {{skill_evidence}}"},
    "endorsements": {"item": "« {{endorsement_text}} » ({{endorsement_group}})"},
    "mission": {"text": "{{mission_title}}, de {{period_start}} à {{period_end}}."},
    "holder": {"text": "{{holder_name}}"},
    "logo": {"position": "start"},
}
"""What a new block says at first."""


class LookForm(HouseForm):
    """Design, format and colour of a template."""

    design = forms.ChoiceField(label=_("Look"), choices=[(key, NAMES[key]) for key in PAPERS])
    orientation = forms.ChoiceField(label=_("Format"), choices=Orientation.choices)
    own_colour = forms.BooleanField(label=_("Use a colour of ours"), required=False)
    accent = forms.RegexField(
        r"^#[0-9a-fA-F]{6}$",
        label=_("Colour"),
        required=False,
        widget=forms.TextInput({"type": "color"}),
    )

    def __init__(self, *args: Any, version: TemplateVersion, **kwargs: Any) -> None:
        initial = {
            "design": version.design,
            "orientation": version.orientation,
            "own_colour": bool(version.accent),
            "accent": version.accent or "#65305f",
        }
        super().__init__(*args, initial=initial, **kwargs)

    def look(self) -> dict[str, Any]:
        told = self.cleaned_data
        accent = told["accent"].lower() if told["own_colour"] else ""
        return {"design": told["design"], "orientation": told["orientation"], "accent": accent}


class PictureForm(HouseForm):
    """A logo to upload."""

    whose = forms.ChoiceField(label=_("Whose logo"))
    file = forms.FileField(
        label=_("Image"),
        help_text=_(
            "PNG, JPEG, WebP or SVG, 2 MB at most. What it tells of a camera is taken out."
        ),
        widget=forms.FileInput({"accept": ACCEPTED}),
    )
    words = forms.CharField(
        label=_("What it shows"),
        help_text=_("For who does not see it: “Logo of …”."),
        max_length=Picture._meta.get_field("words").max_length,
    )
    read_by = {"words": ALL_READ}

    def __init__(self, *args: Any, centres: list[Centre], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.centres = centres
        of_all = {str(one.organisation.reference): one.organisation.name for one in centres}
        of_each = [(str(centre.reference), centre.name) for centre in centres]
        self.fields["whose"].choices = [*of_all.items(), *of_each]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        whose = self.cleaned_data["whose"]
        centre = next((one for one in self.centres if str(one.reference) == whose), None)
        organisation = next(
            one.organisation
            for one in self.centres
            if one == centre or str(one.organisation.reference) == whose
        )
        return {
            "organisation": organisation,
            "centre": centre,
            "content": self.cleaned_data["file"].read(),
            "words": self.cleaned_data["words"],
        }
