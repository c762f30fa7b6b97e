"""The route that was chosen together with a change of status, in one event of the history."""

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('request_event', sa.Column('route', sa.String(length=30), nullable=True))


def downgrade() -> None:
    # a route that was chosen by itself is the reason of an event of its own: the histories are only ever added to
    op.execute(
        "INSERT INTO request_event (request_id, at, actor, kind, reason, shared) "
        "SELECT request_id, at, actor, 'route', route, false FROM request_event WHERE route IS NOT NULL ORDER BY id"
    )
    op.drop_column('request_event', 'route')
