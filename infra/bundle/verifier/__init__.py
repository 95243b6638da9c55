"""Checks an audit bundle offline and scores everything in it again, with the standard library alone.

A second implementation of the rules: it shares no code with the system, so an error of the one is found by
the other.  It is packed into the bundle as one file and run as ``python -I verify.pyz BUNDLE.zip``.  Read it
in this order: ``main``, ``bundle``, ``log`` (is this what was recorded?), then ``rules``, ``methods``,
``sheet``, ``score``, ``board`` (what does it come to?), then ``expected`` (is it what was said?).
"""
