from django.urls import path

from protocols.views import (
    amendments,
    charter,
    competences,
    desk,
    diagnoses,
    expenses,
    jobs,
    library,
    needs,
    proposals,
    protocols,
    reading,
    scans,
    sign_links,
    signing,
    translations,
)

app_name = "protocols"

DIAGNOSIS = "diagnoses/<uuid:reference>/"
ONE = "protocols/<uuid:reference>/"
LINK = "links/<uuid:reference>/"
SCAN = "scans/<uuid:reference>/"
COPY = "translations/<slug:language>/<uuid:reference>/"
PROPOSAL = "proposals/<uuid:reference>/"
AMENDMENT = "amendments/<uuid:reference>/"
EXPENSE = "expenses/<uuid:reference>/"

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
    # reading and signing
    path(f"{ONE}sign/", signing.protocol_sign, name="protocol-sign"),
    path(f"{ONE}read/", reading.protocol_read, name="protocol-read"),
    path(f"{ONE}understand/", reading.protocol_understand, name="protocol-understand"),
    path(f"{ONE}witness/", reading.protocol_witness, name="protocol-witness"),
    path(f"{AMENDMENT}read/", reading.amendment_read, name="amendment-read"),
    path(f"{AMENDMENT}understand/", reading.amendment_understand, name="amendment-understand"),
    path(f"{AMENDMENT}witness/", reading.amendment_witness, name="amendment-witness"),
    path(f"{ONE}desk/", desk.protocol_desk, name="protocol-desk"),
    path(f"{ONE}desk/ask/", desk.protocol_ask, name="protocol-ask"),
    path(f"{AMENDMENT}desk/", desk.amendment_desk, name="amendment-desk"),
    path(f"{AMENDMENT}desk/ask/", desk.amendment_ask, name="amendment-ask"),
    path("desk/done/", desk.desk_done, name="desk-done"),
    path("helpers/<uuid:reference>/charter/desk/", desk.charter_desk, name="charter-desk"),
    path(f"{ONE}proofs/", signing.protocol_proofs, name="protocol-proofs"),
    path(f"{ONE}invite/", sign_links.protocol_invite, name="protocol-invite"),
    path(f"{ONE}scan/", scans.protocol_scan, name="protocol-scan"),
    path("sign/<str:token>/", sign_links.signlink_open, name="signlink-open"),
    path(f"{LINK}revoke/", sign_links.signlink_revoke, name="signlink-revoke"),
    path(SCAN, scans.scan_detail, name="scan-detail"),
    path(f"{SCAN}file/", scans.scan_file, name="scan-file"),
    path(f"{SCAN}confirm/", scans.scan_confirm, name="scan-confirm"),
    path(f"{SCAN}refuse/", scans.scan_refuse, name="scan-refuse"),
    path("translations/", translations.translation_list, name="translation-list"),
    path(COPY, translations.translation_update, name="translation-update"),
    path(f"{COPY}confirm/", translations.translation_confirm, name="translation-confirm"),
    # integration
    path("charter/", charter.charter_mine, name="charter-mine"),
    path("charter/activate/", charter.charter_activate, name="charter-activate"),
    path(
        "helpers/<uuid:reference>/charter/explain/",
        charter.charter_explain,
        name="charter-explain",
    ),
    # contracts: amendments, expenses, clauses, amounts
    path(f"{ONE}amend/", amendments.amendment_create, name="amendment-create"),
    path(f"{ONE}renew/", amendments.amendment_renew, name="amendment-renew"),
    path(AMENDMENT, amendments.amendment_detail, name="amendment-detail"),
    path(f"{AMENDMENT}update/", amendments.amendment_update, name="amendment-update"),
    path(f"{AMENDMENT}sign/", amendments.amendment_sign, name="amendment-sign"),
    path(f"{AMENDMENT}print/", amendments.amendment_print, name="amendment-print"),
    path(f"{AMENDMENT}propose/", amendments.amendment_propose, name="amendment-propose"),
    path(f"{AMENDMENT}withdraw/", amendments.amendment_withdraw, name="amendment-withdraw"),
    path(f"{AMENDMENT}cancel/", amendments.amendment_cancel, name="amendment-cancel"),
    path("expenses/", expenses.expense_list, name="expense-list"),
    path("expenses/create/", expenses.expense_create, name="expense-create"),
    path(EXPENSE, expenses.expense_detail, name="expense-detail"),
    path(f"{EXPENSE}receipt/", expenses.expense_receipt, name="expense-receipt"),
    path(f"{EXPENSE}approve/", expenses.expense_approve, name="expense-approve"),
    path(f"{EXPENSE}refuse/", expenses.expense_refuse, name="expense-refuse"),
    path(f"{EXPENSE}pay/", expenses.expense_pay, name="expense-pay"),
    path("clauses/", library.clause_list, name="clause-list"),
    path("clauses/create/", library.clause_create, name="clause-create"),
    path("clauses/<uuid:reference>/update/", library.clause_update, name="clause-update"),
    path("clauses/<uuid:reference>/retire/", library.clause_retire, name="clause-retire"),
    path("amounts/", library.allowance_list, name="allowance-list"),
    path("amounts/create/", library.allowance_create, name="allowance-create"),
    path("amounts/<uuid:reference>/check/", library.allowance_check, name="allowance-check"),
]
