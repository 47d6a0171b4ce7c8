from people.models.person import Person
from people.models.place import Centre, Organisation
from people.models.user import IN_CHARGE, OVERSEEING, STAFF, Membership, Role, User

__all__ = [
    "IN_CHARGE",
    "OVERSEEING",
    "STAFF",
    "Centre",
    "Membership",
    "Organisation",
    "Person",
    "Role",
    "User",
]
