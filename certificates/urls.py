from django.urls import path

from certificates.views import (
    after,
    batches,
    certificates,
    credentials,
    editor,
    moves,
    opinions,
    pictures,
    requests,
    rounds,
    shared,
    suggestions,
    templates,
    verify,
    words,
)

app_name = "certificates"

ONE = "certificates/<uuid:reference>/"
ENDORSEMENT = "endorsements/<uuid:reference>/"
REQUEST = "certificate-requests/<uuid:reference>/"
TEMPLATE = "templates/<uuid:reference>/"
ROUND = "rounds/<uuid:reference>/"
SAID = "suggestions/<uuid:reference>/"

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
    # after a certificate
    path(f"{ONE}after/", after.certificate_after, name="certificate-after"),
    path(f"{ONE}share/", after.certificate_share, name="certificate-share"),
    path(f"{ONE}follow/", after.certificate_follow, name="certificate-follow"),
    path("shares/<uuid:reference>/end/", after.share_end, name="share-end"),
    path("opinions/<uuid:reference>/hide/", after.feedback_hide, name="feedback-hide"),
    path("opinions/<uuid:reference>/restore/", after.feedback_restore, name="feedback-restore"),
    path("outcomes/<uuid:reference>/answer/", after.outcome_answer, name="outcome-answer"),
    path("outcomes/<uuid:reference>/confirm/", after.outcome_confirm, name="outcome-confirm"),
    path("templates/create/", templates.template_create, name="template-create"),
    path(f"{TEMPLATE}compare/", templates.template_compare, name="template-compare"),
    path(f"{TEMPLATE}copy/", templates.template_copy, name="template-copy"),
    path(f"{TEMPLATE}renew/", templates.template_renew, name="template-renew"),
    path(f"{TEMPLATE}publish/", templates.template_publish, name="template-publish"),
    path(f"{TEMPLATE}share/", templates.template_share, name="template-share"),
    path(f"{TEMPLATE}round/", rounds.template_round, name="template-round"),
    # rounds
    path("rounds/", rounds.round_list, name="round-list"),
    path(ROUND, rounds.round_detail, name="round-detail"),
    path(f"{ROUND}credit/", rounds.round_credit, name="round-credit"),
    path(f"{ROUND}suggest/", suggestions.round_suggest, name="round-suggest"),
    path(f"{ROUND}blocks/<slug:block>/", rounds.round_block, name="round-block"),
    path(f"{ROUND}close/", rounds.round_close, name="round-close"),
    path(f"{ROUND}abandon/", rounds.round_abandon, name="round-abandon"),
    path(SAID, suggestions.suggestion_detail, name="suggestion-detail"),
    path(f"{SAID}listen/", suggestions.suggestion_listen, name="suggestion-listen"),
    path(f"{SAID}consent/", suggestions.suggestion_consent, name="suggestion-consent"),
    path(f"{SAID}comment/", suggestions.suggestion_comment, name="suggestion-comment"),
    path(f"{SAID}write/", suggestions.suggestion_write, name="suggestion-write"),
    path(f"{SAID}confirm/", suggestions.suggestion_confirm, name="suggestion-confirm"),
    path(f"{SAID}unwrite/", suggestions.suggestion_unwrite, name="suggestion-unwrite"),
    path(f"{SAID}take-back/", suggestions.suggestion_take_back, name="suggestion-take-back"),
    # for anyone
    path("verify/", verify.verify, name="verify"),
    path("verify/offline.html", verify.offline, name="verify-offline"),
    path("verify/file/", verify.verify_file, name="verify-file"),
    path("verify/status/<int:number>/", credentials.status_list, name="status-list"),
    path("verify/thanks/", opinions.opinion_thanks, name="opinion-thanks"),
    path("verify/<str:code>/opinion/", opinions.opinion, name="opinion"),
    path("shared/<str:token>/", shared.shared, name="shared"),
    path("shared/<str:token>/opinion/", opinions.shared_opinion, name="shared-opinion"),
    path("verify/<path:code>/", verify.verdict, name="verdict"),
    # words of one's own, and of others
    path(f"{ONE}achievements/", words.certificate_achievements, name="certificate-achievements"),
    path(f"{ONE}tell/", words.certificate_tell, name="certificate-tell"),
    path(f"{ONE}print-words/", words.certificate_print_words, name="certificate-print-words"),
    path(f"{ONE}issuer/", words.certificate_issuer, name="certificate-issuer"),
    path(f"{ONE}endorsements/", words.certificate_endorsements, name="certificate-endorsements"),
    path(f"{ONE}note-words/", words.certificate_note_words, name="certificate-note-words"),
    path(f"{ONE}choose-words/", words.certificate_choose_words, name="certificate-choose-words"),
    path(f"{ONE}skip/", words.certificate_skip, name="certificate-skip"),
    path("endorsements/", words.endorsement_list, name="endorsement-list"),
    path(f"{ENDORSEMENT}give/", words.endorsement_give, name="endorsement-give"),
    path(f"{ENDORSEMENT}decline/", words.endorsement_decline, name="endorsement-decline"),
    path("certificates/scripts/", words.printable_scripts, name="printable-scripts"),
    # asked for, refused, contested
    path("protocols/<uuid:reference>/certificate/", requests.request_create, name="request-create"),
    path("certificate-requests/", requests.request_list, name="request-list"),
    path(REQUEST, requests.request_detail, name="request-detail"),
    path(f"{REQUEST}refuse/", requests.request_refuse, name="request-refuse"),
    path(f"{REQUEST}contest/", requests.request_contest, name="request-contest"),
    path(f"{REQUEST}answer/", requests.request_answer, name="request-answer"),
    path(f"{ONE}refuse/", requests.certificate_refuse, name="certificate-refuse"),
    # batches
    path("batches/", batches.batch_list, name="batch-list"),
    path("batches/create/", batches.batch_create, name="batch-create"),
    path("batches/<uuid:reference>/", batches.batch_detail, name="batch-detail"),
    path("batches/<uuid:reference>/retry/", batches.batch_retry, name="batch-retry"),
    # the editor of a draft, logos
    path(f"{TEMPLATE}edit/", editor.template_edit, name="template-edit"),
    path(f"{TEMPLATE}add/", editor.template_add, name="template-add"),
    path(f"{TEMPLATE}look/", editor.template_look, name="template-look"),
    path(f"{TEMPLATE}pages/", editor.template_pages, name="template-pages"),
    path(f"{TEMPLATE}recruiter/", editor.template_recruiter, name="template-recruiter"),
    path(f"{TEMPLATE}blocks/<slug:block>/", editor.template_block, name="template-block"),
    path(f"{TEMPLATE}blocks/<slug:block>/step/", editor.template_step, name="template-step"),
    path("logos/", pictures.picture_list, name="picture-list"),
    path("logos/<uuid:reference>/", pictures.picture_file, name="picture-file"),
]
