"""Give each draft's achievements and words of others a row of their own."""

from django.db import migrations

MOST = 6
IN_PREPARATION = ["drafting", "review", "approved"]
GROUPS = {
    "un membre de l'équipe": "team",
    "un·e bénévole": "volunteers",
    "une personne accompagnée": "supported",
    "la direction": "management",
}


def give_rows(apps, schema_editor):
    certificate_model = apps.get_model("certificates", "Certificate")
    wording, endorsement = (
        apps.get_model("certificates", "Wording"),
        apps.get_model("certificates", "Endorsement"),
    )
    drafts = certificate_model.objects.filter(state__in=IN_PREPARATION)
    for draft in drafts.select_related("protocol__helper"):
        referent, at = draft.protocol.helper.referent_id, draft.updated_at
        for place, one in enumerate(draft.facts["activities"][:MOST]):
            wording.objects.create(
                certificate=draft,
                place=place,
                side="referent",
                author_id=referent,
                is_printed=True,
                written_at=at,
                **one,
            )
        for one in draft.facts["endorsements"]:
            endorsement.objects.create(
                certificate=draft,
                group=GROUPS.get(one["group"], "team"),
                words=one["text"],
                state="given",
                asked_by_id=referent,
                said_on=at.date(),
            )


class Migration(migrations.Migration):
    dependencies = [("certificates", "0004_wordings_endorsements_requests")]

    operations = [migrations.RunPython(give_rows, migrations.RunPython.noop)]
