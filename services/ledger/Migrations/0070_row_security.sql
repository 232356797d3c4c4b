-- Why: tenants are kept apart by the database as well. Tables are protected as they are made (Finsam.Postgres.Tenancy.RowSecurity); what is
-- said here is where the ledger differs, and what its role may remove.

do $$
declare
    app text := current_setting('finsam.app_role');
begin
    execute format('grant delete on opening_balance, previous_year_balance, sie_identification, told_balance, told_previous_year,
        voucher_draft, draft_attachment, attachment_content to %I', app);

    -- Histories are written by triggers, which keep them for the owner. Whoever takes the service's place cannot make them up.
    execute format('revoke insert on fiscal_year_history, opening_balance_history, previous_year_balance_history, account_version,
        dimension_object_version from %I', app);
end $$;

-- Vouchers of several förbund are posted in one transaction, which names them all. What it reads of them are these tables, and it may add to
-- the next; nothing else shows or takes rows of more than one förbund. Not "= any (…)": as a condition of an index that is tried for every
-- name of the list at each look-up, and planners take it for a tenth of what it is.
do $$
declare
    named text := 'strpos((select '','' || current_setting(''finsam.forbund'', true) || '',''), '','' || forbund_id || '','') > 0';
    name text;
begin
    foreach name in array array[
        'chain_head', 'journal_position', 'journal', 'request_log', 'fiscal_year', 'period_lock', 'account', 'dimension_object',
        'voucher_series']
    loop
        execute format('alter policy tenant on %I using (%s) with check (%s)', name, named, named);
    end loop;
    foreach name in array array['voucher', 'posting', 'voucher_detail', 'posting_detail', 'voucher_change'] loop
        execute format('alter policy tenant on %I with check (%s)', name, named);
    end loop;
end $$;

-- Run with the owner's rights: rows are checked against, and kept of, the förbund that they were let in for.
alter function refuse_unknown_fiscal_year() security definer set search_path = public, pg_temp;
alter function refuse_unknown_references() security definer set search_path = public, pg_temp;
alter function keep_account_version() security definer set search_path = public, pg_temp;
alter function keep_dimension_object_version() security definer set search_path = public, pg_temp;
alter function enter_journal() security definer set search_path = public, pg_temp;
alter function keep_fiscal_year() security definer set search_path = public, pg_temp;
alter function keep_opening_balance() security definer set search_path = public, pg_temp;
alter function keep_previous_year_balance() security definer set search_path = public, pg_temp;
revoke execute on function place_in_journal(text) from public;
