-- Why: what the other services tell of several förbund is kept together, in a transaction that names them. Which of it has overtaken a report
-- is looked up by its förbund.

do $$
declare
    named text := 'strpos((select '','' || current_setting(''finsam.forbund'', true) || '',''), '','' || forbund_id || '','') > 0';
begin
    execute format('alter policy tenant on source_change using (%s) with check (%s)', named, named);
end $$;
