"""The triggers by which the database itself refuses to change or remove an event of a history."""

from __future__ import annotations

FINAL = {
    "sqlite": (
        "CREATE TRIGGER request_event_not_changed BEFORE UPDATE ON request_event "
        "BEGIN SELECT RAISE(ABORT, 'a history is only ever added to'); END",
        "CREATE TRIGGER request_event_not_removed BEFORE DELETE ON request_event "
        "WHEN EXISTS (SELECT 1 FROM collaboration_request WHERE id = OLD.request_id) "
        "BEGIN SELECT RAISE(ABORT, 'a history is only ever added to'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION request_event_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM collaboration_request WHERE id = OLD.request_id) THEN "
        "RETURN OLD; END IF; RAISE EXCEPTION 'a history is only ever added to'; END $$",
        "CREATE TRIGGER request_event_final BEFORE UPDATE OR DELETE ON request_event "
        "FOR EACH ROW EXECUTE FUNCTION request_event_final()",
    ),
}
"""The statements that make a history final, by dialect. The migrations hold a copy."""
