-- Why: a voucher is corrected by another one, and each must lead to the other, with who, when and why (BFL 5 kap. 5 §; BFNAR 2013:2 2.17).

create table voucher_correction (
    forbund_id text not null,
    corrected_id bigint not null,
    reversal_id bigint not null,
    rebooked_id bigint,
    reason text not null,
    corrected_at timestamptz not null default now(),
    corrected_by text not null,
    constraint voucher_correction_pk primary key (forbund_id, corrected_id),
    constraint voucher_correction_reversal_is_unique unique (forbund_id, reversal_id),
    constraint voucher_correction_rebooked_is_unique unique (forbund_id, rebooked_id),
    constraint voucher_correction_corrected_fk foreign key (forbund_id, corrected_id) references voucher (forbund_id, voucher_id),
    constraint voucher_correction_reversal_fk foreign key (forbund_id, reversal_id) references voucher (forbund_id, voucher_id),
    constraint voucher_correction_rebooked_fk foreign key (forbund_id, rebooked_id) references voucher (forbund_id, voucher_id),
    constraint voucher_correction_comes_after check (corrected_id < reversal_id and reversal_id < coalesce(rebooked_id, reversal_id + 1))
);
comment on column voucher_correction.reversal_id is 'The voucher that takes the corrected one back.';
comment on column voucher_correction.rebooked_id is 'The voucher that books it as it should have been; null when it should not have been booked.';
comment on column voucher_correction.corrected_by is 'The token''s subject: a pseudonymous id.';

create trigger voucher_correction_append_only before update or delete or truncate on voucher_correction
    for each statement execute function refuse_change();
