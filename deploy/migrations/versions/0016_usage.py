"""What conversations made use of, for the measures of success."""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('usage_mark',
    sa.Column('source', sa.String(length=64), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('use', sa.String(length=30), nullable=False),
    sa.Column('term', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('source', 'month', 'use', 'term')
    )
    op.create_index('ix_usage_mark_month', 'usage_mark', ['month'])


def downgrade() -> None:
    op.drop_table('usage_mark')
