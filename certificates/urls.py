from django.urls import path

from certificates.views import batches, certificates, credentials, moves, templates, verify

app_name = "certificates"

ONE = "certificates/<uuid:reference>/"

urlpatterns = [
    # certificates
    path("certificates/", certificates.certificate_list, name="certificate-list"),
    path("certificates/create/", certificates.certificate_create, name="certificate-create"),
    path(ONE, certificates.certificate_detail, name="certificate-detail"),
    path(f"{ONE}update/", certificates.certificate_update, name="certificate-update"),
    path(f"{ONE}preview/", certificates.certificate_preview, name="certificate-preview"),
    path(f"{ONE}download/", certificates.certificate_download, name="certificate-download"),
    path(f"{ONE}credential/", credentials.certificate_credential, name="certificate-credential"),
    path(f"{ONE}submit/", moves.certificate_submit, name="certificate-submit"),
    path(f"{ONE}approve/", moves.certificate_approve, name="certificate-approve"),
    path(f"{ONE}return/", moves.certificate_return, name="certificate-return"),
    path(f"{ONE}issue/", moves.certificate_issue, name="certificate-issue"),
    path(f"{ONE}replace/", moves.certificate_replace, name="certificate-replace"),
    path(f"{ONE}revoke/", moves.certificate_revoke, name="certificate-revoke"),
    path(f"{ONE}withdraw/", moves.certificate_withdraw, name="certificate-withdraw"),
    path(f"{ONE}cancel/", moves.certificate_cancel, name="certificate-cancel"),
    # templates
    path("templates/", templates.template_list, name="template-list"),
    path("templates/<uuid:reference>/", templates.template_detail, name="template-detail"),
    path(
        "templates/<uuid:reference>/preview/", templates.template_preview, name="template-preview"
    ),
    # for anyone
    path("verify/", verify.verify, name="verify"),
    path("verify/file/", verify.verify_file, name="verify-file"),
    path("verify/status/<int:number>/", credentials.status_list, name="status-list"),
    path("verify/<path:code>/", verify.verdict, name="verdict"),
    # batches
    path("batches/", batches.batch_list, name="batch-list"),
    path("batches/create/", batches.batch_create, name="batch-create"),
    path("batches/<uuid:reference>/", batches.batch_detail, name="batch-detail"),
    path("batches/<uuid:reference>/retry/", batches.batch_retry, name="batch-retry"),
]
