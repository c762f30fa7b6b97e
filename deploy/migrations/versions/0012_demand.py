"""signals of unmet needs"""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('unmet_need',
    sa.Column('source', sa.String(length=64), nullable=False),
    sa.Column('need', sa.String(length=64), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('sector', sa.String(length=60), nullable=True),
    sa.Column('area', sa.String(length=60), nullable=True),
    sa.Column('level', sa.Integer(), nullable=True),
    sa.Column('heads', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('source', 'need', 'month')
    )
    op.create_index('ix_unmet_need_month', 'unmet_need', ['month'])


def downgrade() -> None:
    op.drop_table('unmet_need')
