"""Certificates: from a layout agreed with the helpers to a paper anyone can check.

    TemplateVersion ─┐
                     ├─► snapshot ─► HTML ─► PDF ─► store ─► verify
    protocol, hours ─┘

Each arrow is one module, and points one way: what comes after the snapshot
reads the snapshot only. A certificate therefore says for ever what was true
on the day it was issued, whatever becomes of the protocol, the centre or the
template. To correct one, issue another that replaces it.
"""
