"""Sources: the mapping of columns that a person has confirmed, and what a provider's last feed published of a record."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'source',
        sa.Column('name', sa.String(length=300), nullable=False),
        sa.Column('mapping', sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint('name', name=op.f('pk_source')),
    )
    op.add_column('credential', sa.Column('published', sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column('credential', 'published')
    op.drop_table('source')
