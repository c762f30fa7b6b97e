"""Indexes for what would else read every request: the unread, the next step, and the duplicates of one."""

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pointing, planned = sa.text('duplicate_of IS NOT NULL'), sa.text('due IS NOT NULL')
    op.drop_index('ix_collaboration_request_duplicate_of', 'collaboration_request')
    op.create_index('ix_collaboration_request_duplicate_of', 'collaboration_request', ['duplicate_of'],
                    sqlite_where=pointing, postgresql_where=pointing)
    op.create_index('ix_collaboration_request_unread', 'collaboration_request', ['created', 'id'],
                    sqlite_where=sa.text('unread IS 1'), postgresql_where=sa.text('unread IS true'))
    op.create_index('ix_collaboration_request_due', 'collaboration_request',
                    ['due', 'status', 'unread', 'snoozed_until'], sqlite_where=planned, postgresql_where=planned)


def downgrade() -> None:
    op.drop_index('ix_collaboration_request_due', 'collaboration_request')
    op.drop_index('ix_collaboration_request_unread', 'collaboration_request')
    op.drop_index('ix_collaboration_request_duplicate_of', 'collaboration_request')
    op.create_index('ix_collaboration_request_duplicate_of', 'collaboration_request', ['duplicate_of'])
