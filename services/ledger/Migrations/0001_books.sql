-- Why: the books themselves. Vouchers and postings are only ever added; a mistake is corrected by a new voucher (LKBR 3 kap.; BFNAR 2013:2 2.17).

-- The last link of the chain of vouchers. Posting locks the row, so that links are made one after another.
create table chain_head (
    forbund_id text not null,
    voucher_id bigint not null,
    hash bytea not null,
    constraint chain_head_pk primary key (forbund_id)
);

create table account (
    forbund_id text not null,
    number text not null,
    name text not null,
    kind text not null,
    named_for date not null,
    constraint account_pk primary key (forbund_id, number),
    constraint account_number_is_digits check (number ~ '^[0-9]{1,10}$'),
    constraint account_kind_is_known check (kind in ('', 'T', 'S', 'K', 'I'))
);
comment on column account.named_for is 'First day of the fiscal year whose file gave the name; an older year''s file does not change it.';

-- Objects that postings are told apart by. Dimension 6 is projects (SIE 4B, reserved dimensions).
create table dimension_object (
    forbund_id text not null,
    dimension integer not null,
    code text not null,
    name text not null,
    named_for date not null,
    constraint dimension_object_pk primary key (forbund_id, dimension, code)
);

create table fiscal_year (
    forbund_id text not null,
    first_day date not null,
    last_day date not null,
    has_openings boolean not null,
    constraint fiscal_year_pk primary key (forbund_id, first_day),
    constraint fiscal_year_is_a_span check (first_day <= last_day)
);

create table opening_balance (
    forbund_id text not null,
    fiscal_year date not null,
    account text not null,
    amount_ore bigint not null,
    constraint opening_balance_pk primary key (forbund_id, fiscal_year, account),
    constraint opening_balance_fiscal_year_fk foreign key (forbund_id, fiscal_year) references fiscal_year (forbund_id, first_day)
);

-- Balances of a year without a file of its own, as the next year's file tells them (records for year -1).
create table previous_year_balance (
    forbund_id text not null,
    first_day date not null,
    last_day date not null,
    kind text not null,
    account text not null,
    amount_ore bigint not null,
    constraint previous_year_balance_pk primary key (forbund_id, first_day, last_day, kind, account),
    constraint previous_year_balance_kind_is_known check (kind in ('opening', 'closing', 'result'))
);

-- Last number given in a series and fiscal year. Posting locks the row, so that numbers have no gaps.
create table voucher_series (
    forbund_id text not null,
    fiscal_year date not null,
    series text not null,
    last_number bigint not null,
    constraint voucher_series_pk primary key (forbund_id, fiscal_year, series)
);

create table voucher (
    forbund_id text not null,
    voucher_id bigint not null,
    fiscal_year date not null,
    series text not null,
    number text not null,
    source_number text,
    date date not null,
    text text not null,
    registered_on date,
    posted_at timestamptz not null default now(),
    posted_by text not null,
    content_hash bytea not null,
    hash bytea not null,
    constraint voucher_pk primary key (forbund_id, voucher_id),
    constraint voucher_number_is_unique unique (forbund_id, fiscal_year, series, number),
    constraint voucher_fiscal_year_fk foreign key (forbund_id, fiscal_year) references fiscal_year (forbund_id, first_day)
);
comment on column voucher.voucher_id is 'Place in the chain of the förbund, from 1 without gaps: the order in which vouchers entered the system.';
comment on column voucher.source_number is 'Number as the imported file had it; empty when it had none and the ledger gave it one; null when the voucher was posted here.';
comment on column voucher.posted_by is 'The token''s subject: a pseudonymous id.';

create table posting (
    forbund_id text not null,
    voucher_id bigint not null,
    row_no integer not null,
    account text not null,
    project text not null,
    amount_ore bigint not null,
    date date not null,
    text text not null,
    dimensions jsonb,
    constraint posting_pk primary key (forbund_id, voucher_id, row_no),
    constraint posting_voucher_fk foreign key (forbund_id, voucher_id) references voucher (forbund_id, voucher_id),
    constraint posting_account_fk foreign key (forbund_id, account) references account (forbund_id, number)
);
comment on column posting.date is 'Day that the amount counts on: the row''s own, or else the voucher''s.';

-- Statements sum amounts over a span of days by account and project; all they need is in the index.
create index posting_sums on posting (forbund_id, date, account, project) include (amount_ore);

create table sie_import (
    forbund_id text not null,
    content_sha256 bytea not null,
    file_name text not null,
    imported_at timestamptz not null default now(),
    imported_by text not null,
    summary bytea not null,
    constraint sie_import_pk primary key (forbund_id, content_sha256)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: correct with a new voucher', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger voucher_append_only before update or delete or truncate on voucher
    for each statement execute function refuse_change();
create trigger posting_append_only before update or delete or truncate on posting
    for each statement execute function refuse_change();

-- The handlers refuse what does not balance; this is for everything that is not a handler. All rows of a voucher go in by one statement.
create function refuse_unbalanced() returns trigger language plpgsql as $$
declare
    unbalanced bigint;
begin
    select voucher_id into unbalanced from added group by forbund_id, voucher_id having sum(amount_ore) <> 0 limit 1;
    if found then
        raise exception 'voucher % does not balance', unbalanced using errcode = 'check_violation', constraint = 'posting_balances';
    end if;
    return null;
end $$;

create trigger posting_balances after insert on posting referencing new table as added
    for each statement execute function refuse_unbalanced();
