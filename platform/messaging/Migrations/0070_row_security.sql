-- Why: messages are of all förbund, and so is the work with them: what arrives together is received together, in a transaction that names
-- its förbund, and the relay sends what all have told. Events carry days and counts, nothing that one förbund must not know of another.

do $$
declare
    app text := current_setting('finsam.app_role');
    named text := 'strpos((select '','' || current_setting(''finsam.forbund'', true) || '',''), '','' || forbund_id || '','') > 0';
begin
    execute format('alter policy tenant on inbox using (%s) with check (%s)', named, named);

    drop policy tenant on outbox;
    execute format('create policy tenant on outbox for insert to %I with check (%s)', app, named);
    execute format('create policy relay_reads on outbox for select to %I using (true)', app);
    execute format('create policy relay_puts_off on outbox for update to %I using (true)', app);
    execute format('create policy relay_removes on outbox for delete to %I using (true)', app);
    execute format('grant delete on outbox to %I', app);
end $$;
