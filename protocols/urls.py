from django.urls import path

from protocols.views import charter, jobs, needs, protocols

app_name = "protocols"

ONE = "protocols/<uuid:reference>/"

urlpatterns = [
    # what is needed
    path("needs/", needs.need_list, name="need-list"),
    path("needs/create/", needs.need_create, name="need-create"),
    path("needs/<uuid:reference>/", needs.need_detail, name="need-detail"),
    path("needs/<uuid:reference>/update/", needs.need_update, name="need-update"),
    path("needs/<uuid:reference>/close/", needs.need_close, name="need-close"),
    path("needs/<uuid:reference>/reopen/", needs.need_reopen, name="need-reopen"),
    # missions
    path("jobs/", jobs.job_list, name="job-list"),
    path("jobs/create/", jobs.job_create, name="job-create"),
    path("jobs/<uuid:reference>/", jobs.job_detail, name="job-detail"),
    path("jobs/<uuid:reference>/update/", jobs.job_update, name="job-update"),
    path("jobs/<uuid:reference>/adopt/", jobs.job_adopt, name="job-adopt"),
    path("jobs/<uuid:reference>/retire/", jobs.job_retire, name="job-retire"),
    # protocols
    path("protocols/", protocols.protocol_list, name="protocol-list"),
    path("protocols/create/", protocols.protocol_create, name="protocol-create"),
    path(ONE, protocols.protocol_detail, name="protocol-detail"),
    path(f"{ONE}update/", protocols.protocol_update, name="protocol-update"),
    path(f"{ONE}sign/", protocols.protocol_sign, name="protocol-sign"),
    path(f"{ONE}print/", protocols.protocol_print, name="protocol-print"),
    path(f"{ONE}propose/", protocols.protocol_propose, name="protocol-propose"),
    path(
        f"{ONE}withdraw/",
        protocols.protocol_withdraw,
        name="protocol-withdraw",
    ),
    path(f"{ONE}pause/", protocols.protocol_pause, name="protocol-pause"),
    path(f"{ONE}resume/", protocols.protocol_resume, name="protocol-resume"),
    path(f"{ONE}end/", protocols.protocol_end, name="protocol-end"),
    path(f"{ONE}cancel/", protocols.protocol_cancel, name="protocol-cancel"),
    # integration
    path("charter/", charter.charter_mine, name="charter-mine"),
    path("charter/activate/", charter.charter_activate, name="charter-activate"),
    path(
        "helpers/<uuid:reference>/charter/explain/",
        charter.charter_explain,
        name="charter-explain",
    ),
]
