"""What is needed, and who promises what.

Need ─► JobDescription (adopted, version n) ─► Protocol: text frozen with its hash ─► signatures ─► in force
"""
