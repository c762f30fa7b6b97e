"""signals of unmet needs, the audit log, legal holds, second factors and browsers of staff"""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0009'
branch_labels = None
depends_on = None


FINAL = {
    'sqlite': (
        "CREATE TRIGGER audit_entry_not_changed BEFORE UPDATE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'an audit log is only ever added to'); END",
        "CREATE TRIGGER audit_entry_not_removed BEFORE DELETE ON audit_entry "
        "WHEN OLD.at > datetime('now', '-700 days') "
        "BEGIN SELECT RAISE(ABORT, 'an audit log is only ever added to'); END",
    ),
    'postgresql': (
        "CREATE FUNCTION audit_entry_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND OLD.at <= (now() AT TIME ZONE 'utc') - interval '700 days' THEN "
        "RETURN OLD; END IF; RAISE EXCEPTION 'an audit log is only ever added to'; END $$",
        "CREATE TRIGGER audit_entry_final BEFORE UPDATE OR DELETE ON audit_entry "
        "FOR EACH ROW EXECUTE FUNCTION audit_entry_final()",
    ),
}
UNDONE = {
    'sqlite': ("DROP TRIGGER audit_entry_not_removed", "DROP TRIGGER audit_entry_not_changed"),
    'postgresql': ("DROP TRIGGER audit_entry_final ON audit_entry", "DROP FUNCTION audit_entry_final"),
}
ADDED = {
    'staff': (('totp_secret', sa.String(length=64)), ('totp_step', sa.Integer())),
    'staff_session': (
        ('browser', sa.String(length=200)), ('offered_secret', sa.String(length=64)), ('looks_at', sa.String(length=12)),
        ('looks_since', sa.DateTime()),
    ),
}


def upgrade() -> None:
    op.create_table('audit_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=254), nullable=False),
    sa.Column('act', sa.String(length=30), nullable=False),
    sa.Column('about', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('ix_audit_entry_at', 'audit_entry', ['at'])
    for statement in FINAL.get(op.get_bind().dialect.name, ()):
        op.execute(statement)
    for table, columns in ADDED.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.add_column('staff_session', sa.Column('waits_for_code', sa.Boolean(), nullable=False, server_default='0'))
    op.create_table('unmet_need',
    sa.Column('source', sa.String(length=64), nullable=False),
    sa.Column('need', sa.String(length=64), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('sector', sa.String(length=60), nullable=True),
    sa.Column('area', sa.String(length=60), nullable=True),
    sa.Column('level', sa.Integer(), nullable=True),
    sa.Column('heads', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('source', 'need', 'month')
    )
    op.create_index('ix_unmet_need_month', 'unmet_need', ['month'])


    op.create_table('legal_hold',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('scope', sa.String(length=30), nullable=False),
    sa.Column('value', sa.String(length=254), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('placed_by', sa.String(length=254), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )


def downgrade() -> None:
    op.drop_table('legal_hold')
    op.drop_table('unmet_need')
    op.drop_column('staff_session', 'waits_for_code')
    for table, columns in ADDED.items():
        for name, _ in columns:
            op.drop_column(table, name)
    for statement in UNDONE.get(op.get_bind().dialect.name, ()):
        op.execute(statement)
    op.drop_table('audit_entry')
