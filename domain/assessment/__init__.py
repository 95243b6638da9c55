"""The assessment (考评) of one subject under one plan: every point of it is an event."""
