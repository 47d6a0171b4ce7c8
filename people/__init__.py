"""Who and where: organisations, centres, users, their memberships, and persons.

Rights follow memberships: a role, in a centre, from a day, until a day.
A `Person` is anyone the programme knows; whether they help or are supported
depends on the relation, never on the person.
"""
