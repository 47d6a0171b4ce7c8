"""What the log never says: the codes and tokens that stand in addresses."""

import logging
import re

SECRET = re.compile(r"(/(?:verify|shared)/)[^/\s?\"']+|([?&](?:code|pass)=)[^&\s\"']+")


def masked(text: str) -> str:
    return SECRET.sub(lambda found: f"{found[1] or found[2]}…", text)


class WithoutCodes(logging.Filter):
    """Mask codes and tokens in each line, its traceback apart: that has no values in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (kept := masked(said)) != said:
            record.msg, record.args = kept, ()
        return True
