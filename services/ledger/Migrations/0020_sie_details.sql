-- Why: what SIE files say beyond the books' own figures is kept, so that an export says it again: units, tax codes, dimensions, quantities,
-- signatures, later changes of vouchers, balances by object, months and budgets, and whose books they are.

create table account_detail (
    forbund_id text not null,
    account text not null,
    unit text not null,
    sru_codes text[] not null,
    named_for date not null,
    constraint account_detail_pk primary key (forbund_id, account)
);
comment on column account_detail.named_for is 'First day of the fiscal year whose file told it; an older year''s file does not change it.';

create table dimension (
    forbund_id text not null,
    number integer not null,
    name text not null,
    parent integer,
    named_for date not null,
    constraint dimension_pk primary key (forbund_id, number)
);

-- Records of the identification section, from the last file of a year that had balances.
create table sie_identification (
    forbund_id text not null,
    fiscal_year date not null,
    record_no integer not null,
    label text not null,
    fields text[] not null,
    constraint sie_identification_pk primary key (forbund_id, fiscal_year, record_no),
    constraint sie_identification_fiscal_year_fk foreign key (forbund_id, fiscal_year) references fiscal_year (forbund_id, first_day)
);

-- Balances as the last file of a year told them. What the year's own vouchers give is not kept here.
create table told_balance (
    forbund_id text not null,
    fiscal_year date not null,
    record_no integer not null,
    year_no integer not null,
    kind text not null,
    period text not null,
    account text not null,
    objects text[] not null,
    amount_ore bigint not null,
    quantity numeric,
    constraint told_balance_pk primary key (forbund_id, fiscal_year, record_no),
    constraint told_balance_fiscal_year_fk foreign key (forbund_id, fiscal_year) references fiscal_year (forbund_id, first_day),
    constraint told_balance_year_no_is_known check (year_no in (0, -1)),
    constraint told_balance_kind_is_known check (kind in ('Opening', 'Closing', 'Result', 'ObjectOpening', 'ObjectClosing', 'PeriodChange',
        'PeriodBudget'))
);
comment on column told_balance.objects is 'Dimension and object by turns; empty for the account as a whole.';

create table told_previous_year (
    forbund_id text not null,
    fiscal_year date not null,
    first_day date not null,
    last_day date not null,
    constraint told_previous_year_pk primary key (forbund_id, fiscal_year)
);

create table voucher_detail (
    forbund_id text not null,
    voucher_id bigint not null,
    signature text not null,
    constraint voucher_detail_pk primary key (forbund_id, voucher_id),
    constraint voucher_detail_voucher_fk foreign key (forbund_id, voucher_id) references voucher (forbund_id, voucher_id)
);
comment on column voucher_detail.signature is 'Who registered the voucher in the program that wrote the file (SIE 4B, #VER sign).';

create table posting_detail (
    forbund_id text not null,
    voucher_id bigint not null,
    row_no integer not null,
    quantity numeric,
    signature text not null,
    constraint posting_detail_pk primary key (forbund_id, voucher_id, row_no),
    constraint posting_detail_posting_fk foreign key (forbund_id, voucher_id, row_no) references posting (forbund_id, voucher_id, row_no)
);

-- Rows that were struck (#BTRANS) or added (#RTRANS) after the voucher was registered. They never count in a balance.
create table voucher_change (
    forbund_id text not null,
    voucher_id bigint not null,
    change_no integer not null,
    before_row integer not null,
    is_added boolean not null,
    account text not null,
    objects text[] not null,
    amount_ore bigint not null,
    date date,
    text text not null,
    quantity numeric,
    signature text not null,
    constraint voucher_change_pk primary key (forbund_id, voucher_id, change_no),
    constraint voucher_change_voucher_fk foreign key (forbund_id, voucher_id) references voucher (forbund_id, voucher_id)
);
comment on column voucher_change.before_row is 'How many rows of the voucher stand before it.';

create trigger voucher_detail_append_only before update or delete or truncate on voucher_detail
    for each statement execute function refuse_change();
create trigger posting_detail_append_only before update or delete or truncate on posting_detail
    for each statement execute function refuse_change();
create trigger voucher_change_append_only before update or delete or truncate on voucher_change
    for each statement execute function refuse_change();
