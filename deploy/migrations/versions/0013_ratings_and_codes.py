"""What employers say of answers; codes that take a conversation to another channel, and who may open it there."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0009'
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


def downgrade() -> None:
    op.drop_index('ix_rating_helpful', 'rating')
    op.drop_table('rating')
