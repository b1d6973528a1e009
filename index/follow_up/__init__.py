"""Follow-ups: a question that leans on the one before it, and what the two come to together.

"¿Y dónde?" says what is asked for and leaves out what it is about; "and in Bristol?" the other way round. A
question that names its own subject stands alone, and what went before never touches it.
"""

from index.follow_up.leaning import Leaning, leaning
from index.follow_up.understood import Understood, understand

__all__ = ["Leaning", "Understood", "leaning", "understand"]
