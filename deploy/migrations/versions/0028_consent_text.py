"""The words to which employers agree, by the hash that a request names."""

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'consent_text',
        sa.Column('version', sa.String(length=50), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('first_at', sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint('version', name=op.f('pk_consent_text')),
    )


def downgrade() -> None:
    op.drop_table('consent_text')
