-- Why: what is checked and kept row by row takes longer than writing the rows. Vouchers come in sets.

-- Fiscal years are never removed, so that a set of vouchers is checked at once, as its postings are (0005).
alter table voucher drop constraint voucher_fiscal_year_fk;

create function refuse_unknown_fiscal_year() returns trigger language plpgsql as $$
declare
    missing date;
begin
    select fiscal_year into missing
    from (select distinct forbund_id, fiscal_year from added) as named
    where (select true from fiscal_year as there where there.forbund_id = named.forbund_id and there.first_day = named.fiscal_year) is null
    limit 1;
    if found then
        raise exception 'fiscal year % is not there', missing using errcode = 'foreign_key_violation', constraint = 'voucher_fiscal_year_is_there';
    end if;
    return null;
end $$;

create trigger voucher_references after insert on voucher referencing new table as added
    for each statement execute function refuse_unknown_fiscal_year();

create trigger fiscal_year_is_kept_by_vouchers before delete or truncate or update of forbund_id, first_day on fiscal_year
    for each statement execute function refuse_removal();

-- The ids of a förbund's vouchers have no gaps: where a span of them is whole, all that lie in it are there.
create or replace function refuse_unknown_references() returns trigger language plpgsql as $$
declare
    missing text;
begin
    select account into missing
    from (select distinct forbund_id, account from added) as named
    where (select true from account as there where there.forbund_id = named.forbund_id and there.number = named.account) is null
    limit 1;
    if found then
        raise exception 'account % is not there', missing using errcode = 'foreign_key_violation', constraint = 'posting_account_is_there';
    end if;
    select span.forbund_id into missing
    from (select forbund_id, min(voucher_id) as first, max(voucher_id) as last from added group by forbund_id) as span
    where last - first + 1 <> (
        select count(*) from voucher as there
        where there.forbund_id = span.forbund_id and there.voucher_id between span.first and span.last)
    limit 1;
    if found then
        raise exception 'a voucher of % is not there', missing using errcode = 'foreign_key_violation', constraint = 'posting_voucher_is_there';
    end if;
    return null;
end $$;

-- A group of förbund that are written together enters the journal in one statement, its last, and says so here: for the others the deferred
-- trigger of 0060 does it.
alter table journal_position add column entered bigint not null default 0;
comment on column journal_position.entered is 'Last position whose writer has entered the journal itself; 0 when none has.';

drop trigger journal_position_moves on journal_position;
create constraint trigger journal_position_moves after update on journal_position deferrable initially deferred
    for each row when (old.position is distinct from new.position and new.entered <> new.position) execute function enter_journal();
