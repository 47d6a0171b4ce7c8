"""Settings, read from top to bottom. Every value can come from the environment or from `.env`.

A name with `_FILE` behind it is read from that file instead, for secrets mounted as files.
The table of them all is generated: docs/settings.md.
"""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.FileAwareEnv()
environ.Env.read_env(BASE_DIR / ".env")

# What this installation is

# Error pages for programmers, and the gallery of components. Never where data are real.
DEBUG = env.bool("DEBUG", default=False)
# The demonstration: anyone on this machine enters as one of its people with one click.
DEMO = env.bool("DEMO", default=False)
# The folder of the data: the embedded database and the private files.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)
# The address people type; papers and their QR codes carry it.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
# The address the server listens on.
LISTEN = env.str("LISTEN", default="127.0.0.1")
# The hosts that are answered for, separated by commas.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
# Signs the sessions: 50 random characters, kept secret. Needed unless DEBUG or DEMO is on.
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not (DEBUG or DEMO):
        raise ImproperlyConfigured("Set SECRET_KEY (or SECRET_KEY_FILE): it signs the sessions.")
    SECRET_KEY = "only-for-the-demonstration-on-this-machine"  # noqa: S105

LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}
if DEMO and not LOOPBACK.issuperset({*ALLOWED_HOSTS, LISTEN}):
    raise ImproperlyConfigured(
        "DEMO=true signs anyone in with one click: it may listen and answer on this machine only. "
        "Leave ALLOWED_HOSTS and LISTEN on 127.0.0.1, or set DEMO=false."
    )

# The parts

INSTALLED_APPS = [
    "peersupport",
    "privacy",
    "monitoring",
    "certificates",
    "programmes",
    "support",
    "protocols",
    "helpers",
    "people",
    "common",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "common.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "peersupport.urls"
WSGI_APPLICATION = "peersupport.wsgi.application"
ASGI_APPLICATION = "peersupport.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "people.context.face",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Where the data lives: an embedded SQLite by default, PostgreSQL in production

# The database: postgres://user:password@host/name in production.
DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'peersupport.sqlite3'}")
DATABASES: dict[str, dict[str, Any]] = {"default": env.db_url_config(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: without it a quarter of concurrent writes are lost ("database is locked").
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;"
            "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
        ),
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 2, "max_size": 8}}

PRIVATE_ROOT = DATA_DIR / "private"

KEYS_ROOT = DATA_DIR / "keys"
# A PKCS#12 file with the association's own seal; without one, a seal for trials is made.
SEAL_P12 = env.str("SEAL_P12", default="")
# The passphrase of that file.
SEAL_PASSPHRASE = env.str("SEAL_PASSPHRASE", default="")
# Instead of a file, a token that holds the seal's key: the path of its PKCS#11 module.
SEAL_TOKEN_MODULE = env.str("SEAL_TOKEN_MODULE", default="")
# The label of that token.
SEAL_TOKEN_LABEL = env.str("SEAL_TOKEN_LABEL", default="peersupport")
# The label, in the token, of the key and of its certificate.
SEAL_TOKEN_KEY = env.str("SEAL_TOKEN_KEY", default="seal")
# The PIN of the token; SEAL_TOKEN_PIN_FILE names a file that holds it.
SEAL_TOKEN_PIN = env.str("SEAL_TOKEN_PIN", default="")
if SEAL_P12 and SEAL_TOKEN_MODULE:
    raise ImproperlyConfigured("Set SEAL_P12 or SEAL_TOKEN_MODULE: papers get one seal.")

STORAGES = {
    "default": {
        "BACKEND": "common.storage.PrivateFileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# Who signs in

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.sign_in.SignInBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_RESET_TIMEOUT = 48 * 60 * 60  # links to choose a passphrase, by mail or as a QR code
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "people.sign_in.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "people.door.SignInForm",
    "change_password": "people.door.PassphraseChangeForm",
    "set_password": "people.door.PassphraseSetForm",
    "reset_password": "people.door.PassphraseResetForm",
    "reset_password_from_key": "people.door.PassphraseRenewForm",
    "reauthenticate": "people.door.ReauthenticateForm",
}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "peersupport.views.csrf_failure"

# What a browser may do

# Cookies and pages over https only.
SECURE_COOKIES = env.bool("SECURE_COOKIES", default=SITE_URL.startswith("https://"))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_NAME = "__Host-session" if SECURE_COOKIES else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_COOKIES else "csrf"
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE_COOKIES else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_COOKIES
SECURE_HSTS_PRELOAD = SECURE_COOKIES
# Whether a reverse proxy sets X-Forwarded-Proto and X-Forwarded-For; it must overwrite them.
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.bool("BEHIND_PROXY", default=False))
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# How long what is no longer needed is kept

# Months after its answer, or its last contact, that `purge_candidacies` deletes one: 24 at most.
CANDIDACY_MONTHS = env.int("CANDIDACY_MONTHS", default=6)
if not 1 <= CANDIDACY_MONTHS <= 24:
    raise ImproperlyConfigured("CANDIDACY_MONTHS goes from 1 to 24.")

# Jobs that `manage.py work` runs: the paper of each certificate of a batch, mails

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Seconds after which a job is given back when the worker that held it gives no more sign of life.
JOB_LEASE = env.int("JOB_LEASE", default=60)

# Drafts of papers, printed as they are written

# How many drafts are printed at once on this machine: each may take 800 MB of memory.
TRIALS_AT_ONCE = env.int("TRIALS_AT_ONCE", default=3)
if TRIALS_AT_ONCE < 1:
    raise ImproperlyConfigured("TRIALS_AT_ONCE is at least 1.")

# Words and days: English in the source, French for people

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
# The days and hours of people here.
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Paris")
USE_TZ = True

# Files of ours, and those of others copied at set-up (manage.py vendor_assets)

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "build" / "vendor"]
PAPER_FONTS = BASE_DIR / "build" / "fonts"

# What is written down: numbers, never names

# How mail leaves: a dotted path to a Django mail backend.
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.console.EmailBackend")
# Who mail comes from.
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="ne-pas-repondre@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"without_codes": {"()": "common.logs.WithoutCodes"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_codes"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # WeasyPrint and fontTools tell every step of a subset at INFO.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
