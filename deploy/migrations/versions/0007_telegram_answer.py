"""The outbox of Telegram: answers are stored before they are sent."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('telegram_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('update_id', sa.BigInteger(), nullable=False),
    sa.Column('piece', sa.Integer(), nullable=False),
    sa.Column('chat', sa.String(length=64), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('keyboard', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('due', sa.DateTime(), nullable=False),
    sa.Column('sent', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('update_id', 'piece')
    )
    with op.batch_alter_table('telegram_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_telegram_answer_chat'), ['chat'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('telegram_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_telegram_answer_chat'))
    op.drop_table('telegram_answer')
