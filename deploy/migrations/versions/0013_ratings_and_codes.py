"""What employers say of answers; codes that take a conversation to another channel, and who may open it there; files
that are sent to Telegram."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('rating',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conversation_id', sa.String(length=32), nullable=False),
    sa.Column('turn_id', sa.Integer(), nullable=False),
    sa.Column('helpful', sa.Boolean(), nullable=False),
    sa.Column('fault', sa.String(length=30), nullable=True),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('answered', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('conversation_id', 'turn_id')
    )
    op.create_index('ix_rating_helpful', 'rating', ['helpful'])
    # no batch: it would make the table anew, and dropping the old one would take the turns with it
    op.add_column('conversation', sa.Column('continued_as', sa.String(length=32), nullable=True))
    op.create_index('ix_conversation_continued_as', 'conversation', ['continued_as'])
    op.add_column('telegram_answer', sa.Column('message_id', sa.BigInteger(), nullable=True))
    op.add_column('telegram_answer', sa.Column('file_name', sa.String(length=60), nullable=True))
    op.add_column('telegram_answer', sa.Column('file', sa.LargeBinary(), nullable=True))
    op.create_table('conversation_key',
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('conversation_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash')
    )
    op.create_index('ix_conversation_key_conversation_id', 'conversation_key', ['conversation_id'])
    op.create_table('move_code',
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('conversation_id', sa.String(length=32), nullable=False),
    sa.Column('expires', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('code_hash')
    )
    op.create_index('ix_move_code_conversation_id', 'move_code', ['conversation_id'])


def downgrade() -> None:
    op.drop_index('ix_move_code_conversation_id', 'move_code')
    op.drop_table('move_code')
    op.drop_index('ix_conversation_key_conversation_id', 'conversation_key')
    op.drop_table('conversation_key')
    op.drop_column('telegram_answer', 'file')
    op.drop_column('telegram_answer', 'file_name')
    op.drop_column('telegram_answer', 'message_id')
    op.drop_index('ix_conversation_continued_as', 'conversation')
    op.drop_column('conversation', 'continued_as')
    op.drop_index('ix_rating_helpful', 'rating')
    op.drop_table('rating')
