import pytest

from tests.cast import make_cast
from tests.test_permissions import URLS, answers


@pytest.mark.django_db
def test_generate():
    cast = make_cast(centre="Les Tilleuls", other_centre="Le Grand Large", mark="ZZ-B")
    out=[]
    for name, wanted in URLS.items():
        row={}
        for m in ("GET","POST"):
            try:
                row[m]=" ".join(str(r.status_code) for w,r,x in answers(cast,name,m,cast.arguments_of(name,wanted)))
            except Exception as e:
                row[m]="ERR %r"%e
        out.append((name,row))
    open("/tmp/matrix.txt","w").write("\n".join(f'    "{n}": {{"GET": "{r["GET"]}", "POST": "{r["POST"]}"}},' for n,r in out))
