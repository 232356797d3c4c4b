-- Why: foreign keys are checked row by row, which takes longer than writing the rows. Postings come in sets and what they refer to is never
-- removed, so that a set is checked at once.

alter table posting drop constraint posting_voucher_fk, drop constraint posting_account_fk;

-- Scalar subqueries, so that each is a look-up in a primary key whatever the tables hold; a join might read a whole table for a few rows.
create function refuse_unknown_references() returns trigger language plpgsql as $$
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
    select voucher_id into missing
    from (select distinct forbund_id, voucher_id from added) as named
    where (select true from voucher as there where there.forbund_id = named.forbund_id and there.voucher_id = named.voucher_id) is null
    limit 1;
    if found then
        raise exception 'voucher % is not there', missing using errcode = 'foreign_key_violation', constraint = 'posting_voucher_is_there';
    end if;
    return null;
end $$;

create trigger posting_references after insert on posting referencing new table as added
    for each statement execute function refuse_unknown_references();

create function refuse_removal() returns trigger language plpgsql as $$
begin
    raise exception '% is referred to by postings: its keys are kept', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Vouchers are append-only already.
create trigger account_is_kept before delete or truncate or update of forbund_id, number on account
    for each statement execute function refuse_removal();
