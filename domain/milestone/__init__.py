"""Milestones (节点监控): the days of the year that are watched."""
