-- Why: vouchers are prepared before they are posted. Drafts are no part of the books: they are changed and thrown away, and nothing sums them.

create table voucher_draft (
    forbund_id text not null,
    draft_id bigint not null generated always as identity,
    version integer not null,
    content bytea not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    constraint voucher_draft_pk primary key (forbund_id, draft_id)
);
comment on column voucher_draft.content is 'What it says, as finsam.ledger.v1.DraftContent: not necessarily what a voucher could.';
comment on column voucher_draft.version is 'Counts the changes; the etag of the contract.';
comment on column voucher_draft.created_by is 'The token''s subject: a pseudonymous id.';
