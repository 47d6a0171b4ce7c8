"""Who helps and what they can do: from an experience told to a skill recognised.

    Experience ─► Discernment (criteria, decision) ─► recognised skill, with its level and evidence

A skill exists only through a discernment (domain.md 3.01).
"""
