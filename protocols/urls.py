from django.urls import path

from protocols.views import competences, diagnoses, jobs, needs, proposals, protocols

app_name = "protocols"

DIAGNOSIS = "diagnoses/<uuid:reference>/"
ONE = "protocols/<uuid:reference>/"
PROPOSAL = "proposals/<uuid:reference>/"

urlpatterns = [
    # what is needed
    path("needs/", needs.need_list, name="need-list"),
    path("needs/create/", needs.need_create, name="need-create"),
    path("needs/<uuid:reference>/", needs.need_detail, name="need-detail"),
    path("needs/<uuid:reference>/update/", needs.need_update, name="need-update"),
    path("needs/<uuid:reference>/close/", needs.need_close, name="need-close"),
    path("needs/<uuid:reference>/reopen/", needs.need_reopen, name="need-reopen"),
    # how it was heard, and who can answer it
    path("diagnoses/", diagnoses.diagnosis_list, name="diagnosis-list"),
    path("diagnoses/create/", diagnoses.diagnosis_create, name="diagnosis-create"),
    path(DIAGNOSIS, diagnoses.diagnosis_detail, name="diagnosis-detail"),
    path(f"{DIAGNOSIS}update/", diagnoses.diagnosis_update, name="diagnosis-update"),
    path(f"{DIAGNOSIS}submit/", diagnoses.diagnosis_submit, name="diagnosis-submit"),
    path(f"{DIAGNOSIS}return/", diagnoses.diagnosis_return, name="diagnosis-return"),
    path(f"{DIAGNOSIS}validate/", diagnoses.diagnosis_validate, name="diagnosis-validate"),
    path("grid/", competences.grid, name="grid"),
    path("competences/", competences.competence_map, name="competence-map"),
    path("competences/declare/", competences.declared_create, name="declared-create"),
    path(
        "competences/<uuid:reference>/withdraw/",
        competences.declared_withdraw,
        name="declared-withdraw",
    ),
    # missions
    path("jobs/", jobs.job_list, name="job-list"),
    path("jobs/create/", jobs.job_create, name="job-create"),
    path("jobs/<uuid:reference>/", jobs.job_detail, name="job-detail"),
    path("jobs/<uuid:reference>/update/", jobs.job_update, name="job-update"),
    path("jobs/<uuid:reference>/adopt/", jobs.job_adopt, name="job-adopt"),
    path("jobs/<uuid:reference>/retire/", jobs.job_retire, name="job-retire"),
    # missions, written together
    path("jobs/<uuid:reference>/consult/", jobs.job_consult, name="job-consult"),
    path("jobs/<uuid:reference>/change/", jobs.job_change, name="job-change"),
    path("jobs/<uuid:reference>/compare/", jobs.job_compare, name="job-compare"),
    path("jobs/<uuid:reference>/print/", jobs.job_print, name="job-print"),
    path(
        "jobs/<uuid:reference>/section/<slug:section>/", proposals.job_section, name="job-section"
    ),
    path(PROPOSAL, proposals.proposal_detail, name="proposal-detail"),
    path(f"{PROPOSAL}accept/", proposals.proposal_accept, name="proposal-accept"),
    path(f"{PROPOSAL}refuse/", proposals.proposal_refuse, name="proposal-refuse"),
    path(f"{PROPOSAL}merge/", proposals.proposal_merge, name="proposal-merge"),
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
]
