"""Pools of requests, and room in a notice for the word of a link."""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pool',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created', sa.DateTime(), nullable=False),
    sa.Column('by', sa.String(length=254), nullable=False),
    sa.Column('introduced', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('pool_member',
    sa.Column('request_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('pool_id', sa.Integer(), nullable=False),
    sa.Column('consent', sa.String(length=30), nullable=False),
    sa.Column('answered', sa.DateTime(), nullable=True),
    sa.Column('digests', sa.JSON(), nullable=False),
    sa.Column('until', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['pool_id'], ['pool.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['request_id'], ['collaboration_request.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('request_id')
    )
    op.create_index('ix_pool_member_pool_id', 'pool_member', ['pool_id'])
    with op.batch_alter_table('notice') as batch:
        batch.alter_column('code', existing_type=sa.String(length=10), type_=sa.String(length=80))


def downgrade() -> None:
    op.execute("DELETE FROM notice WHERE length(code) > 10")
    with op.batch_alter_table('notice') as batch:
        batch.alter_column('code', existing_type=sa.String(length=80), type_=sa.String(length=10))
    op.drop_table('pool_member')
    op.drop_table('pool')
