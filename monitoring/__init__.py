"""What it amounts to: counts by centre and period. Reads all, is read by none, keeps nothing.

sessions, protocols, certificates ─► indicators ─► masking (P21) ─► figures
"""
