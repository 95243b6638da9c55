"""``jiheng demo``: a constructed year of the eleven bureaus of Hohhot, sent as any client would send it."""
