"""first tables"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('conversation',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=True),
    sa.Column('chat', sa.String(length=64), nullable=True),
    sa.Column('created', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('chat'),
    sa.UniqueConstraint('token_hash')
    )
    op.create_table('credential',
    sa.Column('id', sa.String(length=120), nullable=False),
    sa.Column('provider', sa.String(length=300), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=True),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('credential', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_credential_provider'), ['provider'], unique=False)
        batch_op.create_index(batch_op.f('ix_credential_source'), ['source'], unique=False)

    op.create_table('funding',
    sa.Column('id', sa.String(length=120), nullable=False),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('provider',
    sa.Column('id', sa.String(length=120), nullable=False),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('staff',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('password_hash', sa.String(length=300), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('failed_sign_ins', sa.Integer(), nullable=False),
    sa.Column('locked_until', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('email')
    )
    op.create_table('term',
    sa.Column('id', sa.String(length=120), nullable=False),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('collaboration_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reference', sa.String(length=12), nullable=False),
    sa.Column('status', sa.Enum('new', 'need_information', 'triaged', 'in_talks', 'accepted', 'in_design', 'delivered', 'declined', 'duplicate', 'withdrawn', name='status', native_enum=False, length=30), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('route', sa.Enum('buy_places', 'closed_cohort', 'adapt', 'co_design', 'credit_rate', 'rpl', name='route', native_enum=False, length=30), nullable=True),
    sa.Column('organisation', sa.String(length=200), nullable=False),
    sa.Column('sector', sa.String(length=200), nullable=True),
    sa.Column('size', sa.String(length=200), nullable=True),
    sa.Column('region', sa.String(length=200), nullable=True),
    sa.Column('contact_name', sa.String(length=200), nullable=False),
    sa.Column('contact_email', sa.String(length=254), nullable=False),
    sa.Column('contact_channel', sa.String(length=200), nullable=True),
    sa.Column('consent_version', sa.String(length=50), nullable=False),
    sa.Column('consent_at', sa.DateTime(), nullable=False),
    sa.Column('need', sa.Text(), nullable=False),
    sa.Column('roles', sa.Text(), nullable=True),
    sa.Column('skills', sa.JSON(), nullable=False),
    sa.Column('learners', sa.String(length=200), nullable=True),
    sa.Column('level', sa.String(length=200), nullable=True),
    sa.Column('credit_wanted', sa.String(length=10), nullable=True),
    sa.Column('mode', sa.String(length=200), nullable=True),
    sa.Column('deadline', sa.String(length=200), nullable=True),
    sa.Column('preferred_providers', sa.JSON(), nullable=False),
    sa.Column('shown', sa.JSON(), nullable=False),
    sa.Column('notes', sa.Text(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('duplicate_of', sa.String(length=12), nullable=True),
    sa.Column('conversation_id', sa.String(length=100), nullable=False),
    sa.Column('submission_key', sa.String(length=100), nullable=False),
    sa.Column('search_text', sa.Text(), nullable=False),
    sa.Column('created', sa.DateTime(), nullable=False),
    sa.Column('updated', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['staff.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('reference'),
    sa.UniqueConstraint('submission_key')
    )
    with op.batch_alter_table('collaboration_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_collaboration_request_conversation_id'), ['conversation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_collaboration_request_duplicate_of'), ['duplicate_of'], unique=False)
        batch_op.create_index(batch_op.f('ix_collaboration_request_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index('ix_collaboration_request_queue', ['status', 'created'], unique=False)

    op.create_table('issued_button',
    sa.Column('key', sa.String(length=16), nullable=False),
    sa.Column('conversation_id', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('payload', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('key')
    )
    with op.batch_alter_table('issued_button', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_issued_button_conversation_id'), ['conversation_id'], unique=False)

    op.create_table('staff_session',
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('created', sa.DateTime(), nullable=False),
    sa.Column('seen', sa.DateTime(), nullable=False),
    sa.Column('expires', sa.DateTime(), nullable=False),
    sa.Column('message', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash')
    )
    with op.batch_alter_table('staff_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_staff_session_staff_id'), ['staff_id'], unique=False)

    op.create_table('turn',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conversation_id', sa.String(length=32), nullable=False),
    sa.Column('client_id', sa.String(length=64), nullable=False),
    sa.Column('said', sa.String(), nullable=True),
    sa.Column('sent', sa.String(), nullable=False),
    sa.Column('answer', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('failed', sa.Boolean(), nullable=False),
    sa.Column('created', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('conversation_id', 'client_id')
    )
    with op.batch_alter_table('turn', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_turn_conversation_id'), ['conversation_id'], unique=False)

    op.create_table('request_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=254), nullable=False),
    sa.Column('kind', sa.Enum('opened', 'status', 'owner', 'route', 'due', 'note', 'duplicate', name='eventkind', native_enum=False, length=30), nullable=False),
    sa.Column('from_status', sa.Enum('new', 'need_information', 'triaged', 'in_talks', 'accepted', 'in_design', 'delivered', 'declined', 'duplicate', 'withdrawn', name='status', native_enum=False, length=30), nullable=True),
    sa.Column('to_status', sa.Enum('new', 'need_information', 'triaged', 'in_talks', 'accepted', 'in_design', 'delivered', 'declined', 'duplicate', 'withdrawn', name='status', native_enum=False, length=30), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('shared', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['collaboration_request.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('request_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_request_event_request_id'), ['request_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('request_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_request_event_request_id'))

    op.drop_table('request_event')
    with op.batch_alter_table('turn', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_turn_conversation_id'))

    op.drop_table('turn')
    with op.batch_alter_table('staff_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_staff_session_staff_id'))

    op.drop_table('staff_session')
    with op.batch_alter_table('issued_button', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_issued_button_conversation_id'))

    op.drop_table('issued_button')
    with op.batch_alter_table('collaboration_request', schema=None) as batch_op:
        batch_op.drop_index('ix_collaboration_request_queue')
        batch_op.drop_index(batch_op.f('ix_collaboration_request_owner_id'))
        batch_op.drop_index(batch_op.f('ix_collaboration_request_duplicate_of'))
        batch_op.drop_index(batch_op.f('ix_collaboration_request_conversation_id'))

    op.drop_table('collaboration_request')
    op.drop_table('term')
    op.drop_table('staff')
    op.drop_table('provider')
    op.drop_table('funding')
    with op.batch_alter_table('credential', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_credential_source'))
        batch_op.drop_index(batch_op.f('ix_credential_provider'))

    op.drop_table('credential')
    op.drop_table('conversation')
