-- Why: what a voucher rests on is kept with it (BFL 5 kap. 6–7 §§), once by the hash of its bytes, and of a voucher never changed.

create table attachment_content (
    forbund_id text not null,
    sha256 bytea not null,
    content bytea not null,
    stored_at timestamptz not null default now(),
    constraint attachment_content_pk primary key (forbund_id, sha256)
);
-- Receipts are PDF and pictures, which are compressed already.
alter table attachment_content alter column content set storage external;

create trigger attachment_content_is_kept before update or truncate on attachment_content
    for each statement execute function refuse_change();

create table voucher_attachment (
    forbund_id text not null,
    voucher_id bigint not null,
    attachment_no integer not null,
    sha256 bytea not null,
    file_name text not null,
    media_type text not null,
    attached_at timestamptz not null default now(),
    attached_by text not null,
    constraint voucher_attachment_pk primary key (forbund_id, voucher_id, attachment_no),
    constraint voucher_attachment_is_there_once unique (forbund_id, voucher_id, sha256),
    constraint voucher_attachment_voucher_fk foreign key (forbund_id, voucher_id) references voucher (forbund_id, voucher_id),
    constraint voucher_attachment_content_fk foreign key (forbund_id, sha256) references attachment_content (forbund_id, sha256)
);
comment on column voucher_attachment.attached_by is 'The token''s subject: a pseudonymous id.';

create trigger voucher_attachment_append_only before update or delete or truncate on voucher_attachment
    for each statement execute function refuse_change();

create table draft_attachment (
    forbund_id text not null,
    draft_id bigint not null,
    sha256 bytea not null,
    file_name text not null,
    media_type text not null,
    attached_at timestamptz not null default now(),
    attached_by text not null,
    constraint draft_attachment_pk primary key (forbund_id, draft_id, sha256),
    constraint draft_attachment_draft_fk foreign key (forbund_id, draft_id) references voucher_draft (forbund_id, draft_id) on delete cascade,
    constraint draft_attachment_content_fk foreign key (forbund_id, sha256) references attachment_content (forbund_id, sha256)
);

-- Files are looked up by their hash.
create index voucher_attachment_by_content on voucher_attachment (forbund_id, sha256);
create index draft_attachment_by_content on draft_attachment (forbund_id, sha256);
