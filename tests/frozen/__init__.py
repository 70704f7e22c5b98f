"""Files of a format as a released version wrote them: how they are made, and how a home begins."""
