"""Answers in Telegram that are HTML, and those that take the place of another message."""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('telegram_answer', sa.Column('formatted', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('telegram_answer', sa.Column('edits', sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column('telegram_answer', 'edits')
    op.drop_column('telegram_answer', 'formatted')
