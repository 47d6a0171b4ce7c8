from django.urls import path

from protocols.views import jobs, needs, protocols, scans, sign_links, signing, translations

app_name = "protocols"

ONE = "protocols/<uuid:reference>/"
LINK = "links/<uuid:reference>/"
SCAN = "scans/<uuid:reference>/"
COPY = "translations/<slug:language>/<slug:clause>/"

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
    path(f"{ONE}read/", signing.protocol_read, name="protocol-read"),
    path(f"{ONE}understand/", signing.protocol_understand, name="protocol-understand"),
    path(f"{ONE}witness/", signing.protocol_witness, name="protocol-witness"),
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
]
