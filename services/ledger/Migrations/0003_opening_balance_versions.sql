-- Why: opening balances are preliminary until the year before is closed, so that a later file replaces them; what stood before stays known.

create table opening_balance_version (
    forbund_id text not null,
    fiscal_year date not null,
    content_sha256 bytea not null,
    account text not null,
    amount_ore bigint not null,
    replaced_at timestamptz not null default now(),
    replaced_by text not null,
    constraint opening_balance_version_pk primary key (forbund_id, fiscal_year, content_sha256, account),
    constraint opening_balance_version_sie_import_fk foreign key (forbund_id, content_sha256)
        references sie_import (forbund_id, content_sha256) deferrable initially deferred
);
comment on table opening_balance_version is 'Opening balances as they were before an import replaced them: one row for each account that changed.';
comment on column opening_balance_version.content_sha256 is 'The import that replaced them.';
comment on column opening_balance_version.amount_ore is 'What stood before; 0 where the account had none.';
comment on column opening_balance_version.replaced_by is 'The token''s subject: a pseudonymous id.';

create trigger opening_balance_version_append_only before update or delete or truncate on opening_balance_version
    for each statement execute function refuse_change();
