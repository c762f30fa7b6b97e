"""Sources: the mapping of columns that a person has confirmed for the spreadsheets of a provider."""

import sqlalchemy as sa
from alembic import op

revision = '0005_sources'
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


def downgrade() -> None:
    op.drop_table('source')
