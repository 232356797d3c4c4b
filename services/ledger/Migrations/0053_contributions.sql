-- Why: what members are to pay is decided once a year, invoiced once, and followed until it is paid; each decision, invoice and payment is kept.

create table contribution_decision (
    forbund_id text not null,
    decision_no bigint not null,
    year integer not null,
    total_ore bigint not null,
    decided_on date not null,
    reference text not null,
    reason text not null,
    valid_from timestamptz not null default clock_timestamp(),
    valid_to timestamptz not null default 'infinity',
    recorded_by text not null,
    ended_by text,
    constraint contribution_decision_pk primary key (forbund_id, decision_no),
    constraint contribution_decision_end_has_a_name check ((valid_to = 'infinity') = (ended_by is null))
);
comment on table contribution_decision is 'Read as register_entry: it stands from valid_from up to, not including, valid_to.';

create unique index contribution_decision_stands_once on contribution_decision (forbund_id, year) where valid_to = 'infinity';

create table contribution_share (
    forbund_id text not null,
    decision_no bigint not null,
    member_no integer not null,
    member text not null,
    name text not null,
    kind text not null,
    key bigint not null,
    amount_ore bigint not null,
    constraint contribution_share_pk primary key (forbund_id, decision_no, member_no),
    constraint contribution_share_decision_fk foreign key (forbund_id, decision_no) references contribution_decision (forbund_id, decision_no)
);
comment on column contribution_share.key is 'What the members of a kind are told apart by, such as inhabitants 16–64.';

create table contribution_invoice (
    forbund_id text not null,
    invoice_no bigint not null,
    decision_no bigint not null,
    year integer not null,
    member text not null,
    instalment integer not null,
    instalments integer not null,
    amount_ore bigint not null,
    receivable_account text not null,
    voucher_id bigint not null,
    constraint contribution_invoice_pk primary key (forbund_id, invoice_no),
    constraint contribution_invoice_decision_fk foreign key (forbund_id, decision_no) references contribution_decision (forbund_id, decision_no),
    constraint contribution_invoice_voucher_fk foreign key (forbund_id, voucher_id) references voucher (forbund_id, voucher_id),
    constraint contribution_invoice_instalment_is_one check (instalment between 1 and instalments)
);
comment on table contribution_invoice is 'Stands as long as its voucher has not been taken back by a correction.';

create table contribution_payment (
    forbund_id text not null,
    payment_no bigint not null,
    year integer not null,
    member text not null,
    amount_ore bigint not null,
    voucher_id bigint not null,
    recorded_by text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint contribution_payment_pk primary key (forbund_id, payment_no),
    constraint contribution_payment_voucher_fk foreign key (forbund_id, voucher_id) references voucher (forbund_id, voucher_id),
    constraint contribution_payment_pays_something check (amount_ore > 0)
);
comment on table contribution_payment is 'Stands as long as its voucher has not been taken back by a correction.';

-- What each member of a year's standing decision has been invoiced and has paid, by vouchers that have not been taken back.
create view contribution_claim as
select d.forbund_id, d.year, d.decision_no, s.member_no, s.member, s.name, s.amount_ore as decided_ore,
    (select coalesce(sum(i.amount_ore), 0)::bigint from contribution_invoice i
        where i.forbund_id = d.forbund_id and i.year = d.year and i.member = s.member and not exists (
            select from voucher_correction c where c.forbund_id = i.forbund_id and c.corrected_id = i.voucher_id)) as invoiced_ore,
    (select coalesce(sum(p.amount_ore), 0)::bigint from contribution_payment p
        where p.forbund_id = d.forbund_id and p.year = d.year and p.member = s.member and not exists (
            select from voucher_correction c where c.forbund_id = p.forbund_id and c.corrected_id = p.voucher_id)) as paid_ore
from contribution_decision d
join contribution_share s using (forbund_id, decision_no)
where d.valid_to = 'infinity';

create trigger contribution_decision_is_kept before delete or truncate
    or update of forbund_id, decision_no, year, total_ore, decided_on, reference, reason, valid_from, recorded_by on contribution_decision
    for each statement execute function refuse_overwriting();
create trigger contribution_decision_ends_once before update of valid_to, ended_by on contribution_decision
    for each row when (old.valid_to <> 'infinity') execute function refuse_overwriting();
create trigger contribution_share_is_kept before update or delete or truncate on contribution_share
    for each statement execute function refuse_overwriting();
create trigger contribution_invoice_is_kept before update or delete or truncate on contribution_invoice
    for each statement execute function refuse_overwriting();
create trigger contribution_payment_is_kept before update or delete or truncate on contribution_payment
    for each statement execute function refuse_overwriting();
