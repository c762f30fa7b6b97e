"""Feeds of providers that are fetched from their addresses, and how the last fetch ended."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('source', schema=None) as batch_op:
        batch_op.add_column(sa.Column('feed', sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column('last_fetch', sa.JSON(), nullable=True))
        batch_op.alter_column('mapping', existing_type=sa.JSON(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM source WHERE mapping IS NULL OR CAST(mapping AS VARCHAR) = 'null'")
    with op.batch_alter_table('source', schema=None) as batch_op:
        batch_op.alter_column('mapping', existing_type=sa.JSON(), nullable=False)
        batch_op.drop_column('last_fetch')
        batch_op.drop_column('feed')
