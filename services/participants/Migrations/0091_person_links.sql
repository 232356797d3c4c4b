-- Why: one person may have been registered as two. People link the two, and take it back; what they have decided to keep apart stays apart.
create table identity.person_decision (
    forbund_id text not null,
    decision_no bigint generated always as identity,
    kind text not null,
    person_a uuid not null,
    person_b uuid not null,
    reason text not null,
    decided_at timestamptz not null default now(),
    decided_by text not null,
    -- Made by a number that another insats has a person by: nobody sees both.
    by_number boolean not null default false,
    undone_at timestamptz,
    undone_by text,
    undone_reason text,
    constraint person_decision_pk primary key (forbund_id, decision_no),
    constraint person_decision_kind check (kind in ('link', 'apart')),
    constraint person_decision_order check (person_a < person_b)
);

-- One decision stands between two persons at a time, under any concurrency.
create unique index person_decision_standing on identity.person_decision (forbund_id, person_a, person_b) where undone_at is null;
create index person_decision_b_ix on identity.person_decision (forbund_id, person_b);

-- Who counts as one individual by the links that stand. Participations keep the person that they were registered with, so that a link that
-- is undone leaves no trace in any figure.
create table identity.linked_person (
    forbund_id text not null,
    person_id uuid not null,
    individual_id uuid not null,
    constraint linked_person_pk primary key (forbund_id, person_id)
);

do $$
begin
    execute format('grant delete on identity.person_decision, identity.linked_person to %I', current_setting('finsam.app_role'));
end $$;
