-- Why: a budget is what the board decided, decision by decision: who may say that a project got more, and from where, must be able to show it.

create table budget_decision (
    forbund_id text not null,
    entry_no bigint not null,
    kind text not null,
    decided_on date not null,
    reference text not null,
    reason text not null,
    constraint budget_decision_pk primary key (forbund_id, entry_no),
    constraint budget_decision_entry_fk foreign key (forbund_id, entry_no) references register_entry (forbund_id, entry_no),
    constraint budget_decision_kind_is_known check (kind in ('version', 'reallocation'))
);
comment on table budget_decision is 'The decision behind an entry; the entry says who recorded it, when, and whether it stands.';
comment on column budget_decision.reference is 'Where it is found, such as the paragraph of the minutes.';

-- Lines as they were decided. The rows that statements sum, spread over months where asked for, are the entry's in budget_row.
create table budget_decision_line (
    forbund_id text not null,
    entry_no bigint not null,
    line_no integer not null,
    source text not null,
    project text not null,
    account text not null,
    from_day date not null,
    to_day date not null,
    amount_ore bigint not null,
    constraint budget_decision_line_pk primary key (forbund_id, entry_no, line_no),
    constraint budget_decision_line_decision_fk foreign key (forbund_id, entry_no) references budget_decision (forbund_id, entry_no),
    constraint budget_decision_line_source_is_known check (source in ('project', 'unallocated', 'equity')),
    constraint budget_decision_line_is_a_span check (from_day <= to_day),
    constraint budget_decision_line_moves_something check (amount_ore <> 0)
);

create function refuse_unbalanced_decision() returns trigger language plpgsql as $$
declare
    unbalanced bigint;
begin
    select entry_no into unbalanced from added group by forbund_id, entry_no having sum(amount_ore) <> 0 limit 1;
    if found then
        raise exception 'budget decision % does not sum to zero', unbalanced
            using errcode = 'check_violation', constraint = 'budget_decision_line_balances';
    end if;
    return null;
end $$;

-- The handler refuses it; this is for everything that is not a handler. All lines of a decision go in by one statement.
create trigger budget_decision_line_balances after insert on budget_decision_line referencing new table as added
    for each statement execute function refuse_unbalanced_decision();

create trigger budget_decision_is_kept before update or delete or truncate on budget_decision
    for each statement execute function refuse_overwriting();
create trigger budget_decision_line_is_kept before update or delete or truncate on budget_decision_line
    for each statement execute function refuse_overwriting();
