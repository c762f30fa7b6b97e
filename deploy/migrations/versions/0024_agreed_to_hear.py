"""Whether an employer agreed to be told of what comes into the catalogue, and whether they were told of an offer."""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # no batch: it would make the tables anew, and dropping the old ones would take what hangs on them along
    op.add_column('collaboration_request', sa.Column('hears', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('new_offer', sa.Column('told', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column('new_offer', 'told')
    op.drop_column('collaboration_request', 'hears')
