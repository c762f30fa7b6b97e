"""Edits of the catalogue, the glossary and the guidance by staff, and credentials that are withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

FINAL = {
    "sqlite": (
        "CREATE TRIGGER catalogue_edit_not_changed BEFORE UPDATE ON catalogue_edit "
        "BEGIN SELECT RAISE(ABORT, 'a history is only ever added to'); END",
        "CREATE TRIGGER catalogue_edit_not_removed BEFORE DELETE ON catalogue_edit "
        "BEGIN SELECT RAISE(ABORT, 'a history is only ever added to'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION catalogue_edit_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'a history is only ever added to'; END $$",
        "CREATE TRIGGER catalogue_edit_final BEFORE UPDATE OR DELETE ON catalogue_edit "
        "FOR EACH ROW EXECUTE FUNCTION catalogue_edit_final()",
    ),
}


def upgrade() -> None:
    op.create_table('catalogue_edit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=254), nullable=False),
    sa.Column('kind', sa.String(length=30), nullable=False),
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('field', sa.String(length=40), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('after', sa.JSON(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('undoes', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['undoes'], ['catalogue_edit.id']),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('undoes')
    )
    op.create_index('ix_catalogue_edit_record', 'catalogue_edit', ['kind', 'key', 'id'])
    for statement in FINAL[op.get_bind().dialect.name]:
        op.execute(statement)
    op.add_column('credential', sa.Column('withdrawn', sa.DateTime(), nullable=True))
    op.add_column('term', sa.Column('published', sa.JSON(), nullable=True))
    op.add_column('guidance', sa.Column('published', sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column('guidance', 'published')
    op.drop_column('term', 'published')
    op.drop_column('credential', 'withdrawn')
    op.drop_table('catalogue_edit')
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION catalogue_edit_final()")
