-- Why: an insats draws what it was granted by requisitions that others than its owner prepare and approve; each step is kept, and together
-- they never draw more than was granted.

create table insats_funding (
    forbund_id text not null,
    insats text not null,
    year integer not null,
    grant_no bigint not null,
    project text not null,
    constraint insats_funding_pk primary key (forbund_id, insats, year),
    constraint insats_funding_grant_no_is_unique unique (forbund_id, grant_no)
);
comment on table insats_funding is 'What an insats may draw on in a year: the sum of the decisions.';
comment on column insats_funding.project is 'The ledger object (dimension 6) that approved requisitions are posted on.';

create table grant_decision (
    forbund_id text not null,
    insats text not null,
    year integer not null,
    decision_no integer not null,
    amount_ore bigint not null,
    decided_on date not null,
    reference text not null,
    reason text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    recorded_by text not null,
    constraint grant_decision_pk primary key (forbund_id, insats, year, decision_no),
    constraint grant_decision_funding_fk foreign key (forbund_id, insats, year) references insats_funding (forbund_id, insats, year),
    constraint grant_decision_changes_something check (amount_ore <> 0)
);
comment on column grant_decision.amount_ore is 'What the decision adds; negative where it takes back.';
comment on column grant_decision.recorded_by is 'The token''s subject: a pseudonymous id.';

create table requisition (
    forbund_id text not null,
    requisition_no bigint not null,
    insats text not null,
    year integer not null,
    period_from date not null,
    period_to date not null,
    amount_ore bigint not null,
    text text not null,
    constraint requisition_pk primary key (forbund_id, requisition_no),
    constraint requisition_funding_fk foreign key (forbund_id, insats, year) references insats_funding (forbund_id, insats, year),
    constraint requisition_is_a_span check (period_from <= period_to),
    constraint requisition_draws_something check (amount_ore > 0)
);

create index requisition_of_insats on requisition (forbund_id, insats, year);

create table requisition_step (
    forbund_id text not null,
    requisition_no bigint not null,
    step_no integer not null,
    status text not null,
    taken_at timestamptz not null default clock_timestamp(),
    taken_by text not null,
    comment text not null,
    series text not null default '',
    cost_account text not null default '',
    payable_account text not null default '',
    voucher_id bigint,
    constraint requisition_step_pk primary key (forbund_id, requisition_no, step_no),
    constraint requisition_step_requisition_fk foreign key (forbund_id, requisition_no) references requisition (forbund_id, requisition_no),
    constraint requisition_step_voucher_fk foreign key (forbund_id, voucher_id) references voucher (forbund_id, voucher_id),
    constraint requisition_step_status_is_known check (status in ('submitted', 'prepared', 'approved', 'rejected', 'withdrawn'))
);
comment on column requisition_step.taken_by is 'The token''s subject: a pseudonymous id.';
comment on column requisition_step.voucher_id is 'The voucher that the approval was posted as; null where no accounts were given.';

-- Each requisition as it stands: its last step.
create view requisition_now as
select r.forbund_id, r.requisition_no, r.insats, r.year, r.period_from, r.period_to, r.amount_ore, r.text, s.step_no, s.status
from requisition r
cross join lateral (
    select step.step_no, step.status from requisition_step step
    where step.forbund_id = r.forbund_id and step.requisition_no = r.requisition_no
    order by step.step_no desc limit 1
) s;

create trigger grant_decision_append_only before update or delete or truncate on grant_decision
    for each statement execute function refuse_overwriting();
create trigger requisition_append_only before update or delete or truncate on requisition
    for each statement execute function refuse_overwriting();
create trigger requisition_step_append_only before update or delete or truncate on requisition_step
    for each statement execute function refuse_overwriting();
create trigger insats_funding_is_kept before update or delete or truncate on insats_funding
    for each statement execute function refuse_overwriting();
