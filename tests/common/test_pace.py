import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from common.models import DaySalt, TryCount
from common.pace import forget_tries, tries_of

pytestmark = pytest.mark.django_db


def test_each_try_of_one_visitor_counts_one_more():
    assert [tries_of("x", "192.0.2.1", window=60) for _ in range(3)] == [1, 2, 3]


def test_visitors_and_questions_are_counted_apart():
    tries_of("x", "192.0.2.1", window=60)

    assert tries_of("x", "192.0.2.2", window=60) == 1
    assert tries_of("y", "192.0.2.1", window=60) == 1


def test_a_visitor_with_many_ipv6_addresses_is_one():
    tries_of("x", "2001:db8::1", window=60)

    assert tries_of("x", "2001:db8::ffff:2", window=60) == 2
    assert tries_of("x", "2001:db8:0:1::1", window=60) == 1


def test_counting_begins_again_when_the_window_is_over():
    tries_of("x", "192.0.2.1", window=60)
    tries_of("x", "192.0.2.1", window=60)
    TryCount.objects.update(until=int(time.time()))

    assert [tries_of("x", "192.0.2.1", window=60) for _ in range(2)] == [1, 2]


def test_another_process_sees_the_count(django_assert_num_queries):
    tries_of("x", "192.0.2.1", window=60)
    cache.clear()  # another process has not yet read the salt

    assert tries_of("x", "192.0.2.1", window=60) == 2
    with django_assert_num_queries(1):
        assert tries_of("x", "192.0.2.1", window=60) == 3


def test_no_address_is_kept():
    tries_of("x", "192.0.2.77", window=60)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM common_trycount")
        assert "192.0.2.77" not in str(cursor.fetchall())


def test_a_new_day_has_a_new_salt_and_yesterdays_goes():
    today = timezone.localdate()
    DaySalt.objects.create(day=today - timedelta(days=1), salt="old")
    TryCount.objects.create(key="old", count=3, until=0)

    tries_of("x", "192.0.2.1", window=60)

    assert [one.day for one in DaySalt.objects.all()] == [today]
    assert not TryCount.objects.filter(key="old").exists()


def test_forgetting_keeps_what_is_still_counted():
    tries_of("x", "192.0.2.1", window=3600)

    assert forget_tries(today=timezone.localdate()) == 0
    assert tries_of("x", "192.0.2.1", window=3600) == 2
