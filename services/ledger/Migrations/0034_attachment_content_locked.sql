-- Why: whoever attaches a file that is there already locks its row, so that it is not dropped at the same moment for being attached to
-- nothing else. What it holds is refused to change as before.

drop trigger attachment_content_is_kept on attachment_content;
create trigger attachment_content_is_kept before truncate or update of forbund_id, sha256, content on attachment_content
    for each statement execute function refuse_change();
