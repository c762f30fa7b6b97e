"""Credentials that answer a request since it was sent, which credentials the requests were compared with, and providers
that were asked about a request."""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('compared_credential',
    sa.Column('id', sa.String(length=120), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('new_offer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('credential_id', sa.String(length=120), nullable=False),
    sa.Column('added', sa.Boolean(), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('found', sa.DateTime(), nullable=False),
    sa.Column('outcome', sa.String(length=30), nullable=True),
    sa.ForeignKeyConstraint(['request_id'], ['collaboration_request.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('request_id', 'credential_id')
    )
    op.create_index('ix_new_offer_request_id', 'new_offer', ['request_id'])
    op.create_index('ix_new_offer_outcome', 'new_offer', ['outcome'])
    op.create_table('invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('provider', sa.String(length=300), nullable=False),
    sa.Column('secret_hash', sa.String(length=64), nullable=False),
    sa.Column('by', sa.String(length=254), nullable=False),
    sa.Column('created', sa.DateTime(), nullable=False),
    sa.Column('expires', sa.DateTime(), nullable=False),
    sa.Column('answer', sa.String(length=30), nullable=True),
    sa.Column('answered', sa.DateTime(), nullable=True),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['collaboration_request.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_invitation_request_id', 'invitation', ['request_id'])
    op.create_index('ix_invitation_provider', 'invitation', ['provider'])


def downgrade() -> None:
    op.drop_table('invitation')
    op.drop_table('new_offer')
    op.drop_table('compared_credential')
    op.execute("DELETE FROM revision WHERE name = 'compared'")
