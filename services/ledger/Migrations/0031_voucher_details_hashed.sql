-- Why: a voucher's list shows its counterparty (BFL 5 kap. 7 §), and quantities, signatures and later changes are a part of what was posted:
-- they are bound into the chain, so that a changed one is found.

-- Vouchers that are there keep the hash that they were given; those that come are hashed with their details.
alter table voucher add column hash_version smallint not null default 1;
alter table voucher alter column hash_version set default 2;
comment on column voucher.hash_version is '1: date, text, rows and place. 2: the details as well.';

alter table voucher_detail add column counterparty text not null default '';
alter table voucher_detail add column details_hash bytea;
comment on column voucher_detail.details_hash is 'Hash of signature, counterparty, quantities and later changes; null where the voucher was hashed without them.';
