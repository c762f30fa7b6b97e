"""notices to employers, proofs, wrong guesses and receipts of erasure; requests with something unread"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


FINAL = {
    'sqlite': (
        "CREATE TRIGGER request_event_not_changed BEFORE UPDATE ON request_event "
        "BEGIN SELECT RAISE(ABORT, 'a history is only ever added to'); END",
        "CREATE TRIGGER request_event_not_removed BEFORE DELETE ON request_event "
        "WHEN EXISTS (SELECT 1 FROM collaboration_request WHERE id = OLD.request_id) "
        "BEGIN SELECT RAISE(ABORT, 'a history is only ever added to'); END",
    ),
    'postgresql': (
        "CREATE FUNCTION request_event_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM collaboration_request WHERE id = OLD.request_id) THEN "
        "RETURN OLD; END IF; RAISE EXCEPTION 'a history is only ever added to'; END $$",
        "CREATE TRIGGER request_event_final BEFORE UPDATE OR DELETE ON request_event "
        "FOR EACH ROW EXECUTE FUNCTION request_event_final()",
    ),
}
UNDONE = {
    'sqlite': ("DROP TRIGGER request_event_not_removed", "DROP TRIGGER request_event_not_changed"),
    'postgresql': ("DROP TRIGGER request_event_final ON request_event", "DROP FUNCTION request_event_final"),
}


def upgrade() -> None:
    op.create_table('notice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=True),
    sa.Column('channel', sa.String(length=30), nullable=False),
    sa.Column('code', sa.String(length=10), nullable=True),
    sa.Column('state', sa.String(length=30), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('due', sa.DateTime(), nullable=False),
    sa.Column('created', sa.DateTime(), nullable=False),
    sa.Column('settled', sa.DateTime(), nullable=True),
    sa.Column('problem', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['request_id'], ['collaboration_request.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['request_event.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('request_id', 'event_id', 'channel')
    )
    op.create_index('ix_notice_due', 'notice', ['state', 'due'])
    op.create_index('ix_notice_request_id', 'notice', ['request_id'])
    op.create_index('ix_notice_event_id', 'notice', ['event_id'])
    op.create_table('request_proof',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('conversation_id', sa.String(length=100), nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('created', sa.DateTime(), nullable=False),
    sa.Column('expires', sa.DateTime(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('proved_until', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['request_id'], ['collaboration_request.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_request_proof_request_id', 'request_proof', ['request_id'])
    op.create_index('ix_request_proof_conversation', 'request_proof', ['conversation_id', 'request_id'])
    op.create_table('guess',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.String(length=120), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_guess_subject', 'guess', ['subject', 'at'])
    op.create_table('erasure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('asked_by', sa.String(length=254), nullable=False),
    sa.Column('scope', sa.String(length=30), nullable=False),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    # no batch: it would make the table anew, and dropping the old one would take the histories with it
    op.add_column('collaboration_request', sa.Column('unread', sa.Boolean(), nullable=False, server_default='1'))
    op.add_column('collaboration_request', sa.Column('history_text', sa.Text(), nullable=False, server_default=''))
    op.execute("UPDATE collaboration_request SET unread = (status = 'new')")  # what was decided was read
    keep_histories_searchable(op.get_bind())
    op.create_index('ix_collaboration_request_unread', 'collaboration_request', ['unread', 'status'])
    for statement in FINAL.get(op.get_bind().dialect.name, ()):
        op.execute(statement)


def keep_histories_searchable(connection: sa.Connection) -> None:
    """Write what was said in each history beside its request, and into what is searched, without case and accents."""
    request = sa.table('collaboration_request', *map(sa.column, ('id', 'search_text', 'history_text')))
    event = sa.table('request_event', *map(sa.column, ('id', 'request_id', 'kind', 'reason')))
    said = sa.select(event.c.request_id, event.c.reason).where(
        event.c.kind.in_(('status', 'note')), event.c.reason.is_not(None)
    )
    texts: dict[int, list[str]] = {}
    for row in connection.execute(said.order_by(event.c.id)):
        texts.setdefault(row.request_id, []).append(row.reason)
    for number, reasons in texts.items():
        text = '\n'.join(reasons)
        letters = unicodedata.normalize('NFKD', text.casefold())
        folded = ''.join(letter for letter in letters if not unicodedata.combining(letter))
        row = sa.update(request).where(request.c.id == number)
        connection.execute(row.values(history_text=text, search_text=request.c.search_text.concat('\n' + folded)))


def downgrade() -> None:
    for statement in UNDONE.get(op.get_bind().dialect.name, ()):
        op.execute(statement)
    op.drop_index('ix_collaboration_request_unread', 'collaboration_request')
    op.drop_column('collaboration_request', 'history_text')
    op.drop_column('collaboration_request', 'unread')
    for table in ('erasure', 'guess', 'request_proof', 'notice'):
        op.drop_table(table)
