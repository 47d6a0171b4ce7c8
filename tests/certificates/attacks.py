"""Ways to make a paper fetch, read, run or swallow what it should not. Data, no test.

`{url}` is a server that listens, `{file}` a file that nobody may read, `{port}` the server's port.
"""

SVG = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"

# Each asks for something outside of the document.
REACHING = {
    "img": '<img src="{url}" alt="x">',
    "img file": '<img src="{file}" alt="x">',
    "img srcset": '<img srcset="{url} 2x" src="{url}" alt="x">',
    "link": '<link rel="stylesheet" href="{url}">',
    "link file": '<link rel="stylesheet" href="{file}">',
    "link icon": '<link rel="icon" href="{url}">',
    "import": '<style>@import "{url}";</style>',
    "import url": "<style>@import url({file});</style>",
    "font-face": '<style>@font-face{{font-family:F;src:url("{url}")}}*{{font-family:F}}</style>x',
    "font-face file": "<style>@font-face{{font-family:F;src:url({file})}}p{{font:1em F}}</style>",
    "font-face local": "<style>@font-face{{font-family:F;src:local('{file}')}}</style>",
    "background": '<p style="background:url({url})">x</p>',
    "background image": "<p style=\"background-image:url('{file}')\">x</p>",
    "list-style": '<ul style="list-style-image:url({url})"><li>x</ul>',
    "content": '<style>p::before{{content:url("{url}")}}</style><p>x</p>',
    "content file": '<style>p::before{{content:url("{file}")}}</style><p>x</p>',
    "border-image": '<p style="border:9px solid;border-image:url({url}) 9">x</p>',
    "mask": '<p style="mask-image:url({url})">x</p>',
    "page background": "<style>@page{{background:url({url})}}</style>",
    "color profile": '<style>@color-profile device-cmyk{{src:url("{url}")}}</style>',
    "object": '<object data="{url}" type="image/png">x</object>',
    "object file": '<object data="{file}" type="text/plain">x</object>',
    "embed": '<embed src="{url}" type="image/svg+xml">',
    "iframe": '<iframe src="{file}"></iframe>',
    "svg image": '<svg width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    "svg image xlink": '<svg width="9" height="9"><image xlink:href="{file}"/></svg>',
    "svg use": '<svg width="9" height="9"><use href="{url}#a"/></svg>',
    "svg use file": '<svg width="9" height="9"><use xlink:href="{file}#a"/></svg>',
    "svg style": '<svg width="9" height="9"><style>@import url({url});</style></svg>',
    "svg in data": '<img alt="x" src="data:image/svg+xml,'
    f"%3Csvg {SVG} width='9' height='9'>%3Cimage href='{{url}}' xlink:href='{{file}}'/>"
    '%3C/svg>">',
    "svg entity": '<img alt="x" src="data:image/svg+xml,'
    "%3C!DOCTYPE svg [%3C!ENTITY e SYSTEM '{file}'>%3C!ENTITY f SYSTEM '{url}'>]>"
    f"%3Csvg {SVG}>%3Ctext y='9'>%26e;%26f;%3C/text>%3C/svg>\">",
    "svg use in data": '<img alt="x" src="data:image/svg+xml,'
    f"%3Csvg {SVG}>%3Cuse href='{{file}}%23a'/>%3C/svg>\">",
    "attachment": '<a rel="attachment" href="{file}">x</a>',
    "attachment url": '<a rel="attachment" href="{url}">x</a>',
    "attachment link": '<link rel="attachment" href="{file}" title="x">',
    "base": '<base href="{url}"><img src="x.png" alt="x"><link rel="stylesheet" href="y.css">',
    "base file": '<base href="file:///"><a rel="attachment" href="{path}">x</a>',
    "relative": '<a rel="attachment" href="../../../../../../../../{path}">x</a>',
    "absolute path": '<a rel="attachment" href="{path}">x</a>',
    "double slash": '<a rel="attachment" href="//127.0.0.1:{port}/x">x</a>',
    "unc": '<img src="\\\\127.0.0.1\\x" alt="x"><a rel="attachment" href="\\\\{path}">x</a>',
    "file one slash": '<a rel="attachment" href="file:{path}">x</a>',
    "file localhost": '<a rel="attachment" href="file://localhost{path}">x</a>',
    "file capitals": '<a rel="attachment" href="FILE://{path}">x</a>',
    "file mixed": '<a rel="attachment" href=" fiLe:///{path}">x</a>',
    "file encoded": '<a rel="attachment" href="file://{encoded}">x</a>',
    "file twice encoded": '<a rel="attachment" href="file%3A//{path}">x</a>',
    "file entity": '<a rel="attachment" href="fil&#101;&#58;//{path}">x</a>',
    "file tab": '<a rel="attachment" href="fi&#9;le://{path}">x</a>',
    "file escape": "<p style='background:url(\\66 ile://{path})'>x</p>",
    "asset climbing": '<a rel="attachment" href="asset:../../../../../../..{path}">x</a>',
    "asset encoded": '<img src="asset:..%2f..%2fx.png" alt="x">',
    "asset line": '<img src="asset:x.png&#10;{url}" alt="x">',
    "data text": '<a rel="attachment" href="data:text/plain,{{x}}">x</a><img src="{url}" alt="x">',
    "redirect": '<img src="{redirect}" alt="x"><a rel="attachment" href="{redirect}">x</a>',
    "localhost": '<img src="http://localhost:{port}/x" alt="x">',
    "name to loopback": '<img src="http://x.localhost:{port}/x" alt="x">',
    "name elsewhere": '<img src="http://recruiter.invalid/x" alt="x">',
    "short address": '<img src="http://127.1:{port}/x" alt="x">',
    "number address": '<img src="http://2130706433:{port}/x" alt="x">',
    "hex address": '<img src="http://0x7f000001:{port}/x" alt="x">',
    "all addresses": '<img src="http://0.0.0.0:{port}/x" alt="x">',
    "ipv6": '<img src="http://[::1]:{port}/x" alt="x">',
    "ipv6 mapped": '<img src="http://[::ffff:127.0.0.1]:{port}/x" alt="x">',
    "metadata": '<img src="http://169.254.169.254/latest/meta-data/" alt="x">',
    "user info": '<img src="http://example.org@127.0.0.1:{port}/x" alt="x">',
    "ftp": '<img src="ftp://127.0.0.1:{port}/x" alt="x">',
    "script": '<script src="{url}">fetch("{url}")</script><img src=x onerror="fetch(1)" alt="x">',
    "refresh": '<meta http-equiv="refresh" content="0;url={url}">',
}

# Each would compute or tell something if it were ever taken for a template or a format.
SYNTAXES = {
    "django sum": "{{7*7}}",
    "django debug": "{% debug %}",
    "django load": "{% load static %}{% static 'x' %}",
    "django include": "{% include '/etc/passwd' %}",
    "django settings": "{{ settings.SECRET_KEY }}",
    "django attribute": "{{ holder.user.password }}",
    "django comment": "{# x #}{% comment %}x{% endcomment %}",
    "jinja class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "jinja globals": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "jinja set": "{% set x = 7*7 %}{{ x }}",
    "jinja line": "{%- for c in [1] -%}{{ c }}{%- endfor -%}",
    "twice": "{{{{holder_name}}}}",
    "format": "{0.__class__.__init__.__globals__}",
    "format name": "{holder_name.__class__}",
    "percent": "%(SECRET_KEY)s %s %n",
    "dollar": "${7*7} $SECRET_KEY #{7*7}",
    "close": '"></p><h1>x</h1><p class="',
    "entity": "&lt;script&gt;&#60;b&#62;",
}

DEEP = {"kind": "paragraph", "text": "x"}
for _level in range(500):
    DEEP = {"kind": "columns", "columns": [[DEEP], []]}

# Each would keep a worker, or take its memory.
SWALLOWING = {
    "exponential flex": '<div style="display:flex">' * 30 + "x",
    "deep": "<div>" * 2500 + "x",
    "counter": "<style>p{counter-reset:a 999999999}p::before{content:counter(a,symbols('x'))}"
    "</style><p>x</p>",
    "rows": "<table>" + "<tr><td>x</td></tr>" * 5000,
    "long": "x" * 500_000,
}
