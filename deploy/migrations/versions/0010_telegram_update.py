"""The inbox of Telegram: updates are stored before they are worked on."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('telegram_update',
    sa.Column('update_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('chat', sa.String(length=64), nullable=False),
    sa.Column('body', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('received', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('update_id')
    )
    with op.batch_alter_table('telegram_update', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_telegram_update_chat'), ['chat'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('telegram_update', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_telegram_update_chat'))
    op.drop_table('telegram_update')
