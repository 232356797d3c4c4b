using Dapper;
using Finsam.Ledger.Journal;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.Funding;

/// <summary>Which ledger object (dimension 6) each insats is posted on.</summary>
internal static class InsatsProjects
{
    /// <summary>
    /// The objects, in the order asked for: what the caller says, else what the year's grant names, else what a register that grants it anything
    /// names, for that year or else the latest, else the code of the insats.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        BooksSnapshot books, int year, IReadOnlyList<CostedInsats> insatser, CancellationToken ct) =>
        (await books.Connection.QueryAsync<string>(books.Command("""
            select coalesce(
                nullif(w.project, ''),
                (select f.project from insats_funding f where f.forbund_id = @forbund and f.insats = w.insats and f.year = @year),
                (select g.project
                    from register_entry e
                    join insats_grant g using (forbund_id, entry_no)
                    where e.forbund_id = @forbund and e.valid_to = 'infinity' and g.insats = w.insats and g.project <> ''
                    order by g.year = @year desc, g.year desc, e.period_to desc, e.period_from desc, g.row_no
                    limit 1),
                w.insats)
            from unnest(@insatser, @projects) with ordinality as w (insats, project, place)
            order by w.place
            """,
            new
            {
                forbund = books.Forbund,
                year,
                insatser = insatser.Select(insats => insats.Insats).ToArray(),
                projects = insatser.Select(insats => insats.Project).ToArray(),
            },
            ct))).AsList();
}
