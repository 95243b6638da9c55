"""Comparing two moments (两个时点的对比): what differs between them, and which events made the difference."""
