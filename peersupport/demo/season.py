"""Stage « certified »: the association's logo, and papers signed together this morning."""

from typing import Any

from certificates.actions import batches
from certificates.actions.pictures import upload
from certificates.models import Batch, Certificate
from peersupport.demo.papers import make
from peersupport.demo.world import World

LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 80">
<path d="M4 32c28-26 58-26 86 0s58 26 86 0" fill="none" stroke="#1b5a70" stroke-width="9"/>
<path d="M4 48c28-26 58-26 86 0s58 26 86 0" fill="none" stroke="#f4b93a" stroke-width="9"/>
</svg>"""
"""Two banks and what flows between them: it tells nothing of a kind of place."""

SIGNED: tuple[dict[str, Any], ...] = (
    {
        "key": "cert_shirin",
        "holder": "shirin",
        "template": "one_page",
        "state": "approved",
        "days_ago": 6,
        "holder_name": "Shirin Akter",
        "achievements": [
            {
                "situation": "Des mères seules n’osaient pas sortir.",
                "action": "Marcher ensemble jusqu’au parc, chaque semaine.",
                "result": "Six d’entre elles y vont sans moi.",
            }
        ],
    },
    {
        "key": "cert_wideline",
        "holder": "wideline",
        "template": "one_page",
        "state": "approved",
        "days_ago": 5,
        "holder_name": "Wideline Jean-Baptiste",
        "achievements": [
            {
                "situation": "Les affiches n’étaient pas comprises.",
                "action": "Les refaire en images, avec les habitants.",
                "result": "Les horaires sont respectés sans rappel.",
            }
        ],
    },
)
CHANGED = "zarmina"


def build(world: World) -> None:
    bruno = world.users["bruno"]
    upload(
        world.organisation,
        None,
        content=LOGO.encode(),
        words=f"Logo de {world.organisation.name}",
        by=bruno,
        at=world.at(world.day(200)),
    )
    for script in SIGNED:
        make(world, script, None)
    holders = [world.protocols[key].pk for key in ("shirin", "wideline", CHANGED)]
    ready = Certificate.objects.for_list().filter(protocol__in=holders, state="approved")
    ticked = list(ready)
    change_meanwhile(world)
    centre = world.centres["les_tilleuls"]
    sign_all(batches.start(ticked, centre=centre, by=bruno, at=world.at(world.today, 9)))


def change_meanwhile(world: World) -> None:
    """Zarmina has a word changed while Bruno ticks: hers fails, and can be tried again."""
    at, holder = world.at(world.today, 8), world.users[CHANGED]
    protocol = world.protocols[CHANGED]
    certificate = Certificate.objects.get(protocol=protocol, state="approved")
    certificate.return_(change_wanted="Écrire « images » plutôt que « photos ».", by=holder, at=at)
    certificate.submit(by=world.helpers[CHANGED].referent, at=at)
    certificate.approve(hidden=["languages", "status"], by=holder, at=at)


def sign_all(batch: Batch) -> None:
    """Do now what a worker would do; it finds these jobs done."""
    for item in batch.items.all():
        batches.sign.call(item.pk)
