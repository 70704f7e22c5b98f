"""Power cuts: what was written and not yet flushed is lost, torn, or there."""
