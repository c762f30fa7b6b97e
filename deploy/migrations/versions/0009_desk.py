"""what requests are filtered and counted by, the employer's own sentence, wrong passwords by network"""

import sqlalchemy as sa
from alembic import op

from hub.classification import CLASSIFIED, classify

revision = '0009'
down_revision = '0007'
branch_labels = None
depends_on = None

REQUEST = 'collaboration_request'
ADDED = (
    ('said', sa.Text()),
    ('area', sa.String(length=60)),
    ('heads', sa.Integer()),
    ('level_min', sa.Integer()),
    ('level_max', sa.Integer()),
)


def upgrade() -> None:
    # no batch: it would make the table anew, and dropping the old one would take the histories with it
    for name, kind in ADDED:
        op.add_column(REQUEST, sa.Column(name, kind, nullable=True))
    classify_requests(op.get_bind())
    op.create_index('ix_collaboration_request_area', REQUEST, ['area'])
    op.create_index('ix_collaboration_request_created', REQUEST, ['created', 'id'])
    for name in ('failed_sign_ins', 'locked_until'):  # wrong passwords are counted in `guess`
        op.drop_column('staff', name)


def classify_requests(connection: sa.Connection) -> None:
    """Give the requests that are there already their classes, as `open_request` gives them to new ones."""
    names = {*CLASSIFIED, 'area', 'heads', 'level_min', 'level_max'}
    table = sa.table(REQUEST, *map(sa.column, ('id', *sorted(names))))
    for row in connection.execute(sa.select(table)).mappings().all():
        classes = classify(**{name: row[name] for name in CLASSIFIED})
        connection.execute(sa.update(table).where(table.c.id == row['id']).values(**classes._asdict()))


def downgrade() -> None:
    op.add_column('staff', sa.Column('locked_until', sa.DateTime(), nullable=True))
    op.add_column('staff', sa.Column('failed_sign_ins', sa.Integer(), nullable=False, server_default='0'))
    op.drop_index('ix_collaboration_request_created', REQUEST)
    op.drop_index('ix_collaboration_request_area', REQUEST)
    for name, _ in reversed(ADDED):
        op.drop_column(REQUEST, name)
