"""The contact of a request: an e-mail address, or the telephone number of who has none."""

from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # no batch: it would make the table anew, and dropping the old one would take the histories with it
    op.execute('ALTER TABLE collaboration_request RENAME COLUMN contact_email TO contact')


def downgrade() -> None:
    op.execute('ALTER TABLE collaboration_request RENAME COLUMN contact TO contact_email')
