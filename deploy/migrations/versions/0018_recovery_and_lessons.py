"""Recovery codes of staff, and messages to learn from."""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('recovery_code',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('digest')
    )
    op.create_index('ix_recovery_code_staff_id', 'recovery_code', ['staff_id'])
    op.create_table('lesson',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=64), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('why', sa.String(length=30), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('answered', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('state', sa.String(length=30), nullable=False),
    sa.Column('form', sa.String(length=30), nullable=True),
    sa.Column('context', sa.String(length=30), nullable=True),
    sa.Column('target', sa.String(length=200), nullable=True),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('drafted_by', sa.String(length=254), nullable=True),
    sa.Column('reviewed_by', sa.String(length=254), nullable=True),
    sa.Column('remark', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('source', 'digest', 'why')
    )
    op.create_index('ix_lesson_state', 'lesson', ['state', 'id'])


def downgrade() -> None:
    op.drop_table('lesson')
    op.drop_table('recovery_code')
