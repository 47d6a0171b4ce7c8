"""The rules of a mission that two sides write."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("protocols", "0005_jobs_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveField(
            model_name='jobdescription',
            name='authors',
        ),
        migrations.AddField(
            model_name='jobdescription',
            name='authors',
            field=models.ManyToManyField(editable=False, related_name='+', through='protocols.JobAuthor', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddConstraint(
            model_name='jobdescription',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'consultation', 'adopted', 'retired'])), name='job_state_known'),
        ),
        migrations.AddConstraint(
            model_name='jobdescription',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adopted_at', None), ('state__in', ('draft', 'consultation'))), models.Q(models.Q(('state__in', ('draft', 'consultation')), _negated=True), ('adopted_at__isnull', False)), _connector='OR'), name='job_adopted_iff_dated'),
        ),
        migrations.AddConstraint(
            model_name='jobdescription',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'consultation')), models.Q(models.Q(('non_substitution_note', ''), _negated=True), ('review_due__isnull', False)), _connector='OR'), name='job_adopted_says_what_stays_and_when_it_is_reviewed'),
        ),
        migrations.AddConstraint(
            model_name='jobdescription',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status_kind', 'volunteer'), _negated=True), ('time_frame', ''), _connector='OR'), name='job_of_a_volunteer_has_no_hours', violation_error_message='A volunteer has no imposed hours: only the availability they wish.'),
        ),
        migrations.AddConstraint(
            model_name='jobdescription',
            constraint=models.CheckConstraint(condition=models.Q(('information_access__in', ['none', 'request'])), name='job_information_access_known'),
        ),
        migrations.AddConstraint(
            model_name='jobdescription',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('draft', 'consultation'))), fields=('centre', 'title'), name='job_one_draft_per_title', violation_error_message='A draft of this mission exists: correct that one.'),
        ),
        migrations.AddConstraint(
            model_name='jobdescription',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('draft', 'consultation')), _negated=True), fields=('centre', 'title', 'version'), name='job_adopted_once_per_version', violation_error_message='This version of the mission is adopted already.'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='decided_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='proposal',
            name='job',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='protocols.jobdescription'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='merged_into',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='protocols.proposal'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='proposed_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='jobauthor',
            constraint=models.UniqueConstraint(fields=('job', 'user'), name='job_author_once'),
        ),
        migrations.AddConstraint(
            model_name='jobauthor',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['helper', 'professional'])), name='job_author_side_known'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'accepted', 'refused', 'merged'])), name='proposal_state_known'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['helper', 'professional'])), name='proposal_side_known'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='proposal_decided_iff_not_open'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='proposal_accepted_by_somebody_else'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'refused'), _negated=True), ('reason', '')), _connector='OR'), name='proposal_refused_iff_it_says_why'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'merged')), models.Q(models.Q(('state', 'merged'), _negated=True), ('merged_into', None)), _connector='OR'), name='proposal_merged_iff_into_another'),
        ),
    ]
