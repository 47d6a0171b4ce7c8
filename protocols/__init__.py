"""What is needed, and who promises what.

Need ─► JobDescription, adopted ─► Protocol, its text frozen ─► signatures ─► in force
"""
