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
    op.drop_column('request_event', 'route')
