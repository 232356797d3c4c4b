-- Why: what was put for a reporting period is superseded and never overwritten, so that it can be read as it stood at any instant.
--
-- Rows of budget_row, member, contribution and insats_grant belong to an entry, which holds from valid_from up to, not including, valid_to.
-- Now:          … join register_entry e using (forbund_id, entry_no) where e.valid_to = 'infinity'
-- As of :then   … join register_entry e using (forbund_id, entry_no) where e.valid_from <= :then and :then < e.valid_to
-- valid_from is read from the clock under the chain's lock (chain_head), so that its order is that of the commits.

create table register_entry (
    forbund_id text not null,
    entry_no bigint not null,
    period_from date not null,
    period_to date not null,
    kind text not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    put_by text not null,
    ended_by text,
    constraint register_entry_pk primary key (forbund_id, entry_no),
    constraint register_entry_kind_is_known check (kind in ('members', 'original', 'revised', 'forecast', 'period')),
    constraint register_entry_is_a_period check (period_from <= period_to),
    constraint register_entry_holds_for_a_while check (valid_from < valid_to),
    constraint register_entry_end_has_a_name check ((valid_to = 'infinity') = (ended_by is null))
);
comment on table register_entry is 'One change of a reporting period''s register: what it added stands until it is superseded.';
comment on column register_entry.kind is 'members: members, contributions and grants; else a version of the budget.';
comment on column register_entry.put_by is 'The token''s subject: a pseudonymous id; empty where it was not kept.';
comment on column register_entry.ended_by is 'Whose change superseded it; null while it stands.';

create index register_entry_of_period on register_entry (forbund_id, period_from, period_to, kind);

insert into register_entry (forbund_id, entry_no, period_from, period_to, kind, valid_from, put_by)
select kept.forbund_id, row_number() over (partition by kept.forbund_id order by put.put_at, kept.period_from, kept.period_to, kept.kind),
    kept.period_from, kept.period_to, kept.kind, coalesce(put.put_at, now()), ''
from (
    select forbund_id, period_from, period_to, version as kind, 'budget' as register from budget_row
    union select forbund_id, period_from, period_to, 'members', 'members' from member
    union select forbund_id, period_from, period_to, 'members', 'members' from insats_grant
) as kept
left join period_register put on put.forbund_id = kept.forbund_id and put.period_from = kept.period_from
    and put.period_to = kept.period_to and put.kind = kept.register;

alter table contribution drop constraint contribution_member_fk, add column entry_no bigint;
alter table member add column entry_no bigint;
alter table insats_grant add column entry_no bigint;
alter table budget_row add column entry_no bigint;

update budget_row b set entry_no = e.entry_no from register_entry e
where (b.forbund_id, b.period_from, b.period_to, b.version) = (e.forbund_id, e.period_from, e.period_to, e.kind);
update member m set entry_no = e.entry_no from register_entry e
where (m.forbund_id, m.period_from, m.period_to, 'members') = (e.forbund_id, e.period_from, e.period_to, e.kind);
update contribution c set entry_no = e.entry_no from register_entry e
where (c.forbund_id, c.period_from, c.period_to, 'members') = (e.forbund_id, e.period_from, e.period_to, e.kind);
update insats_grant g set entry_no = e.entry_no from register_entry e
where (g.forbund_id, g.period_from, g.period_to, 'members') = (e.forbund_id, e.period_from, e.period_to, e.kind);

-- With their columns go the constraints that named the period.
alter table budget_row drop column period_from, drop column period_to, drop column version,
    add constraint budget_row_pk primary key (forbund_id, entry_no, row_no),
    add constraint budget_row_entry_fk foreign key (forbund_id, entry_no) references register_entry (forbund_id, entry_no);
alter table member drop column period_from, drop column period_to,
    add constraint member_pk primary key (forbund_id, entry_no, member_no),
    add constraint member_id_is_unique unique (forbund_id, entry_no, id),
    add constraint member_entry_fk foreign key (forbund_id, entry_no) references register_entry (forbund_id, entry_no);
alter table contribution drop column period_from, drop column period_to,
    add constraint contribution_pk primary key (forbund_id, entry_no, member_no, row_no),
    add constraint contribution_member_fk foreign key (forbund_id, entry_no, member_no) references member (forbund_id, entry_no, member_no);
alter table insats_grant drop column period_from, drop column period_to,
    add constraint insats_grant_pk primary key (forbund_id, entry_no, row_no),
    add constraint insats_grant_entry_fk foreign key (forbund_id, entry_no) references register_entry (forbund_id, entry_no);

create function refuse_overwriting() returns trigger language plpgsql as $$
begin
    raise exception '% is superseded, never overwritten', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger budget_row_is_kept before update or delete or truncate on budget_row
    for each statement execute function refuse_overwriting();
create trigger member_is_kept before update or delete or truncate on member
    for each statement execute function refuse_overwriting();
create trigger contribution_is_kept before update or delete or truncate on contribution
    for each statement execute function refuse_overwriting();
create trigger insats_grant_is_kept before update or delete or truncate on insats_grant
    for each statement execute function refuse_overwriting();
create trigger register_entry_is_kept before delete or truncate
    or update of forbund_id, entry_no, period_from, period_to, kind, valid_from, put_by on register_entry
    for each statement execute function refuse_overwriting();
create trigger register_entry_ends_once before update of valid_to, ended_by on register_entry
    for each row when (old.valid_to <> 'infinity') execute function refuse_overwriting();
