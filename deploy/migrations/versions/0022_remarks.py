"""What an employer said in the form of a request beside its answers."""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # no batch: it would make the table anew, and dropping the old one would take the histories with it
    op.add_column('collaboration_request', sa.Column('remarks', sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column('collaboration_request', 'remarks')
