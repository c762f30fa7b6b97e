"""The vectors of the needs of requests, by which those that ask for the same are found."""

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('request_vector',
    sa.Column('request_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('encoder', sa.String(length=200), nullable=False),
    sa.Column('numbers', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['collaboration_request.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('request_id')
    )


def downgrade() -> None:
    op.drop_table('request_vector')
