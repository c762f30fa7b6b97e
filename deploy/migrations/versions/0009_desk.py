"""what requests are filtered and counted by, the employer's own sentence, wrong passwords by network"""

import sqlalchemy as sa
from alembic import op

from hub.classification import CLASSIFIED, classify
from hub.search_words import words_of

revision = '0009'
down_revision = '0010'
branch_labels = None
depends_on = None

REQUEST = 'collaboration_request'
ADDED = (
    ('said', sa.Text()),
    ('area', sa.String(length=60)),
    ('heads', sa.Integer()),
    ('level_min', sa.Integer()),
    ('level_max', sa.Integer()),
    ('snoozed_until', sa.Date()),
    ('decline_code', sa.String(length=30)),
)


FACETS = (
    'status', 'unread', 'snoozed_until', 'route', 'area', 'sector', 'heads', 'level_min', 'level_max', 'owner_id', 'due',
    'created',
)
SEARCHED = (
    'reference', 'organisation', 'sector', 'region', 'contact_name', 'contact_email', 'need', 'said', 'roles', 'notes',
    'skills', 'preferred_providers', 'history_text',
)


def upgrade() -> None:
    # no batch: it would make the table anew, and dropping the old one would take the histories with it
    for name, kind in ADDED:
        op.add_column(REQUEST, sa.Column(name, kind, nullable=True))
    word = sa.String(length=60, collation='C').with_variant(sa.String(length=60), 'sqlite')
    op.create_table('request_word',
    sa.Column('word', word, nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['collaboration_request.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('word', 'request_id'),
    sqlite_with_rowid=False
    )
    op.create_index('ix_request_word_request_id', 'request_word', ['request_id'])
    op.create_table('saved_view',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('owner', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('query', sa.Text(), nullable=False),
    sa.Column('shared', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('owner', 'name')
    )
    op.create_index('ix_saved_view_owner', 'saved_view', ['owner'])
    classify_requests(op.get_bind())
    op.drop_column(REQUEST, 'search_text')
    op.create_index('ix_collaboration_request_area', REQUEST, ['area'])
    op.create_index('ix_collaboration_request_created', REQUEST, ['created', 'id'])
    op.drop_index('ix_collaboration_request_unread', REQUEST)
    op.create_index('ix_collaboration_request_counts', REQUEST, FACETS)
    # who is on the staff already could do everything, and there is somebody who can give roles
    op.add_column('staff', sa.Column('role', sa.String(length=30), nullable=False, server_default='admin'))
    for name in ('failed_sign_ins', 'locked_until'):  # wrong passwords are counted in `guess`
        op.drop_column('staff', name)


def classify_requests(connection: sa.Connection) -> None:
    """Give the requests that are there already their classes and words, as new ones get them."""
    lists = {'skills', 'preferred_providers'}
    names = {*CLASSIFIED, *SEARCHED, 'area', 'heads', 'level_min', 'level_max'}
    columns = (sa.column(name, sa.JSON() if name in lists else None) for name in ('id', *sorted(names)))
    table = sa.table(REQUEST, *columns)
    word = sa.table('request_word', sa.column('word'), sa.column('request_id'))
    for row in connection.execute(sa.select(table)).mappings().all():
        values = dict(row) | classify(**{name: row[name] for name in CLASSIFIED})._asdict()
        number = values.pop('id')
        texts = [text for name in SEARCHED for text in (values[name] if name in lists else (values[name],))]
        connection.execute(sa.update(table).where(table.c.id == number).values(**values))
        connection.execute(sa.insert(word), [{'word': found, 'request_id': number} for found in words_of(texts)])


def downgrade() -> None:
    op.drop_column('staff', 'role')
    op.add_column('staff', sa.Column('locked_until', sa.DateTime(), nullable=True))
    op.add_column('staff', sa.Column('failed_sign_ins', sa.Integer(), nullable=False, server_default='0'))
    op.drop_index('ix_collaboration_request_counts', REQUEST)
    op.create_index('ix_collaboration_request_unread', REQUEST, ['unread', 'status'])
    op.drop_index('ix_collaboration_request_created', REQUEST)
    op.drop_index('ix_collaboration_request_area', REQUEST)
    op.add_column(REQUEST, sa.Column('search_text', sa.Text(), nullable=False, server_default=''))
    searched = "lower(reference || ' ' || organisation || ' ' || contact_email || ' ' || need || ' ' || history_text)"
    op.execute(f'UPDATE {REQUEST} SET search_text = {searched}')
    op.drop_table('saved_view')
    op.drop_table('request_word')
    for name, _ in reversed(ADDED):
        op.drop_column(REQUEST, name)
