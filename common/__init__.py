"""The kernel: what every part of the house rests on. It knows nothing of peer support."""
