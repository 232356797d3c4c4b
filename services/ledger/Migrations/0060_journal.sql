-- Why: a report must be computable again as the books stood when it was composed. A voucher's posted_at is when its transaction began, which
-- is not the order in which transactions ended; the journal has a row for each committed change, in their order.

create table journal (
    forbund_id text not null,
    position bigint not null,
    entered_at timestamptz not null,
    voucher_id bigint not null,
    constraint journal_pk primary key (forbund_id, position)
);
comment on column journal.entered_at is 'Read from the clock when the change was about to commit and no other could: always later than at the position before.';
comment on column journal.voucher_id is 'Last voucher of the chain once the change was made; 0 before the first.';

-- "As it stood on" asks for the last change by an instant.
create index journal_by_time on journal (forbund_id, entered_at, position);

create trigger journal_append_only before update or delete or truncate on journal
    for each statement execute function refuse_change();

-- Two microseconds, should the clock have been set back: entries of registers (0050) begin one after the change before them came.
-- Deferred, so that it sees all of the transaction, whichever statement moved the position on. The position's row is locked until the
-- transaction ends, so that changes come here one after another.
create function enter_journal() returns trigger language plpgsql as $$
begin
    insert into journal (forbund_id, position, entered_at, voucher_id)
    values (
        new.forbund_id,
        new.position,
        greatest(
            clock_timestamp(),
            (select entered_at from journal where forbund_id = new.forbund_id order by position desc limit 1) + interval '2 microseconds'),
        coalesce((select voucher_id from chain_head where forbund_id = new.forbund_id), 0))
    on conflict on constraint journal_pk do nothing;
    return null;
end $$;

create constraint trigger journal_position_begins after insert on journal_position deferrable initially deferred
    for each row when (new.position > 0) execute function enter_journal();
create constraint trigger journal_position_moves after update on journal_position deferrable initially deferred
    for each row when (old.position is distinct from new.position) execute function enter_journal();

-- The position of the transaction that calls it, moved on where nothing else in the transaction has. For deferred triggers only: what comes
-- before them locks the chain first and the position last.
create function place_in_journal(forbund text) returns bigint language plpgsql as $$
declare
    place bigint;
begin
    insert into journal_position (forbund_id, position) values (forbund, 0) on conflict on constraint journal_position_pk do nothing;
    perform from journal_position where forbund_id = forbund for update;
    update journal_position as p set position = p.position + 1
    where p.forbund_id = forbund
        and (p.position = 0 or exists (
            select from journal as j
            where j.forbund_id = forbund and j.position = p.position and j.xmin <> pg_current_xact_id()::xid));
    select position into place from journal_position where forbund_id = forbund;
    return place;
end $$;

-- What tables are computed from beside vouchers, as each change left it; null where it was taken away.
create table fiscal_year_history (
    forbund_id text not null,
    first_day date not null,
    position bigint not null,
    last_day date,
    constraint fiscal_year_history_pk primary key (forbund_id, first_day, position)
);

create table opening_balance_history (
    forbund_id text not null,
    fiscal_year date not null,
    account text not null,
    position bigint not null,
    amount_ore bigint,
    constraint opening_balance_history_pk primary key (forbund_id, fiscal_year, account, position)
);

create table previous_year_balance_history (
    forbund_id text not null,
    first_day date not null,
    last_day date not null,
    kind text not null,
    account text not null,
    position bigint not null,
    amount_ore bigint,
    constraint previous_year_balance_history_pk primary key (forbund_id, first_day, last_day, kind, account, position)
);

-- Whoever changes the tables, their history follows. A row that stands as it stood before the transaction leaves no trace.
create function keep_fiscal_year() returns trigger language plpgsql as $$
declare
    changed fiscal_year;
    stands date;
begin
    if tg_op = 'DELETE' then changed := old; else changed := new; end if;
    select last_day into stands from fiscal_year where forbund_id = changed.forbund_id and first_day = changed.first_day;
    if stands is distinct from (
        select last_day from fiscal_year_history
        where forbund_id = changed.forbund_id and first_day = changed.first_day
        order by position desc limit 1)
    then
        insert into fiscal_year_history (forbund_id, first_day, position, last_day)
        values (changed.forbund_id, changed.first_day, place_in_journal(changed.forbund_id), stands);
    end if;
    return null;
end $$;

create function keep_opening_balance() returns trigger language plpgsql as $$
declare
    changed opening_balance;
    stands bigint;
begin
    if tg_op = 'DELETE' then changed := old; else changed := new; end if;
    select amount_ore into stands from opening_balance
    where forbund_id = changed.forbund_id and fiscal_year = changed.fiscal_year and account = changed.account;
    if stands is distinct from (
        select amount_ore from opening_balance_history
        where forbund_id = changed.forbund_id and fiscal_year = changed.fiscal_year and account = changed.account
        order by position desc limit 1)
    then
        insert into opening_balance_history (forbund_id, fiscal_year, account, position, amount_ore)
        values (changed.forbund_id, changed.fiscal_year, changed.account, place_in_journal(changed.forbund_id), stands);
    end if;
    return null;
end $$;

create function keep_previous_year_balance() returns trigger language plpgsql as $$
declare
    changed previous_year_balance;
    stands bigint;
begin
    if tg_op = 'DELETE' then changed := old; else changed := new; end if;
    select amount_ore into stands from previous_year_balance
    where forbund_id = changed.forbund_id and first_day = changed.first_day and last_day = changed.last_day
        and kind = changed.kind and account = changed.account;
    if stands is distinct from (
        select amount_ore from previous_year_balance_history
        where forbund_id = changed.forbund_id and first_day = changed.first_day and last_day = changed.last_day
            and kind = changed.kind and account = changed.account
        order by position desc limit 1)
    then
        insert into previous_year_balance_history (forbund_id, first_day, last_day, kind, account, position, amount_ore)
        values (changed.forbund_id, changed.first_day, changed.last_day, changed.kind, changed.account,
            place_in_journal(changed.forbund_id), stands);
    end if;
    return null;
end $$;

create constraint trigger fiscal_year_is_kept after insert or update or delete on fiscal_year deferrable initially deferred
    for each row execute function keep_fiscal_year();
create constraint trigger opening_balance_is_kept after insert or update or delete on opening_balance deferrable initially deferred
    for each row execute function keep_opening_balance();
create constraint trigger previous_year_balance_is_kept after insert or update or delete on previous_year_balance
    deferrable initially deferred for each row execute function keep_previous_year_balance();

create trigger fiscal_year_history_append_only before update or delete or truncate on fiscal_year_history
    for each statement execute function refuse_change();
create trigger opening_balance_history_append_only before update or delete or truncate on opening_balance_history
    for each statement execute function refuse_change();
create trigger previous_year_balance_history_append_only before update or delete or truncate on previous_year_balance_history
    for each statement execute function refuse_change();

-- Books that are there already: what they hold now is known from here on; of how they stood before, only this.
insert into journal_position (forbund_id, position) select distinct forbund_id, 0 from fiscal_year on conflict do nothing;
insert into journal (forbund_id, position, entered_at, voucher_id)
select p.forbund_id, p.position, clock_timestamp(), coalesce(h.voucher_id, 0)
from journal_position p left join chain_head h on h.forbund_id = p.forbund_id
on conflict do nothing;
insert into fiscal_year_history (forbund_id, first_day, position, last_day)
select y.forbund_id, y.first_day, p.position, y.last_day from fiscal_year y join journal_position p on p.forbund_id = y.forbund_id;
insert into opening_balance_history (forbund_id, fiscal_year, account, position, amount_ore)
select o.forbund_id, o.fiscal_year, o.account, p.position, o.amount_ore
from opening_balance o join journal_position p on p.forbund_id = o.forbund_id;
insert into previous_year_balance_history (forbund_id, first_day, last_day, kind, account, position, amount_ore)
select b.forbund_id, b.first_day, b.last_day, b.kind, b.account, p.position, b.amount_ore
from previous_year_balance b join journal_position p on p.forbund_id = b.forbund_id;
