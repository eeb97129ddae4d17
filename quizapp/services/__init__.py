"""Use cases: functions that take a Session first; they flush and never commit, and know no Flask."""
