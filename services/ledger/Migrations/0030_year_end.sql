-- Why: closing a year moves its result to equity, gives the next year its opening balances and locks days; opening the year again takes back
-- just what closing made, and both stay known.

create table fiscal_year_closing (
    forbund_id text not null,
    fiscal_year date not null,
    closing_no integer not null,
    closed_at timestamptz not null default now(),
    closed_by text not null,
    voucher_id bigint,
    next_year date not null,
    gave_openings boolean not null,
    locked datemultirange not null,
    reopened_at timestamptz,
    reopened_by text,
    reversal_id bigint,
    constraint fiscal_year_closing_pk primary key (forbund_id, fiscal_year, closing_no),
    constraint fiscal_year_closing_fiscal_year_fk foreign key (forbund_id, fiscal_year) references fiscal_year (forbund_id, first_day),
    constraint fiscal_year_closing_next_year_fk foreign key (forbund_id, next_year) references fiscal_year (forbund_id, first_day),
    constraint fiscal_year_closing_voucher_fk foreign key (forbund_id, voucher_id) references voucher (forbund_id, voucher_id),
    constraint fiscal_year_closing_reversal_fk foreign key (forbund_id, reversal_id) references voucher (forbund_id, voucher_id)
);
comment on column fiscal_year_closing.voucher_id is 'The voucher that moves the result to equity; null when there was nothing to move.';
comment on column fiscal_year_closing.locked is 'Days that closing locked; those that were locked already are not among them.';
comment on column fiscal_year_closing.reopened_at is 'When the year was opened again; null while the closing stands.';

create unique index fiscal_year_closing_stands_once on fiscal_year_closing (forbund_id, fiscal_year) where reopened_at is null;

create trigger fiscal_year_closing_is_kept before delete or truncate
    or update of forbund_id, fiscal_year, closing_no, closed_at, closed_by, voucher_id, next_year, gave_openings, locked on fiscal_year_closing
    for each statement execute function refuse_change();

create table closing_balance (
    forbund_id text not null,
    fiscal_year date not null,
    closing_no integer not null,
    account text not null,
    amount_ore bigint not null,
    constraint closing_balance_pk primary key (forbund_id, fiscal_year, closing_no, account),
    constraint closing_balance_closing_fk foreign key (forbund_id, fiscal_year, closing_no)
        references fiscal_year_closing (forbund_id, fiscal_year, closing_no)
);
comment on table closing_balance is 'Balances that a year was closed with, and that the next year opens with.';

create trigger closing_balance_append_only before update or delete or truncate on closing_balance
    for each statement execute function refuse_change();
