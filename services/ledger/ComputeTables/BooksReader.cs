using Dapper;
using Finsam.Ledger.Journal;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Storage;

namespace Finsam.Ledger.ComputeTables;

/// <summary>Reads what tables are computed from, all as of one moment.</summary>
internal sealed class BooksReader(BooksSnapshot books, CancellationToken ct)
{
    private const string YearsNow = "select first_day, last_day from fiscal_year where forbund_id = @forbund order by first_day";

    private const string YearsThen = """
        select first_day, last_day
        from (
            select distinct on (first_day) first_day, last_day from fiscal_year_history
            where forbund_id = @forbund and position <= @Position
            order by first_day, position desc
        ) as stood
        where last_day is not null
        order by first_day
        """;

    private const string OpeningsNow = "select fiscal_year, account, amount_ore from opening_balance where forbund_id = @forbund";

    private const string OpeningsThen = """
        select fiscal_year, account, amount_ore
        from (
            select distinct on (fiscal_year, account) fiscal_year, account, amount_ore from opening_balance_history
            where forbund_id = @forbund and position <= @Position
            order by fiscal_year, account, position desc
        ) as stood
        where amount_ore is not null
        """;

    private const string PreviousYearsNow =
        "select first_day, last_day, kind, account, amount_ore from previous_year_balance where forbund_id = @forbund";

    private const string PreviousYearsThen = """
        select first_day, last_day, kind, account, amount_ore
        from (
            select distinct on (first_day, last_day, kind, account) first_day, last_day, kind, account, amount_ore
            from previous_year_balance_history
            where forbund_id = @forbund and position <= @Position
            order by first_day, last_day, kind, account, position desc
        ) as stood
        where amount_ore is not null
        """;

    private readonly string forbund = books.Forbund;

    /// <summary>Fiscal years with their opening balances, oldest first.</summary>
    public async Task<IReadOnlyList<FiscalYear>> FiscalYearsAsync()
    {
        var openings = (await books.Connection.QueryAsync<(DateOnly Year, string Account, long AmountOre)>(
            Command(OpeningsNow, OpeningsThen))).ToLookup(row => row.Year);
        var years = await books.Connection.QueryAsync<(DateOnly First, DateOnly Last)>(Command(YearsNow, YearsThen));
        return [.. years.Select(year => new FiscalYear(
            new DaySpan(year.First, year.Last), openings[year.First].ToDictionary(row => row.Account, row => row.AmountOre)))];
    }

    /// <summary>Years that are only known from the next year's file.</summary>
    public async Task<IReadOnlyList<PreviousYear>> PreviousYearsAsync()
    {
        var rows = await books.Connection.QueryAsync<(DateOnly First, DateOnly Last, string Kind, string Account, long AmountOre)>(
            Command(PreviousYearsNow, PreviousYearsThen));
        return
        [
            .. rows.GroupBy(row => new DaySpan(row.First, row.Last)).OrderBy(year => year.Key.First).Select(year =>
            {
                var kinds = year.ToLookup(row => row.Kind);
                return new PreviousYear(year.Key, Balances("opening"), Balances("closing"), Balances("result"));

                Dictionary<string, long>? Balances(string kind) =>
                    kinds.Contains(kind) ? kinds[kind].ToDictionary(row => row.Account, row => row.AmountOre) : null;
            }),
        ];
    }

    /// <summary>
    /// The budget of a reporting period; where it has none, that of the shortest period around it: an interim report is compared with the
    /// year's.
    /// </summary>
    public async Task<IReadOnlyList<BudgetRow>> BudgetAsync(DaySpan period)
    {
        var rows = await books.Connection.QueryAsync<(
            string Version, DateOnly DecidedOn, string Project, string Account, DateOnly From, DateOnly To, long AmountOre)>(
            Command($"""
                select e.kind, b.decided_on, b.project, b.account, b.from_day, b.to_day, b.amount_ore
                from register_entry e
                join budget_row b using (forbund_id, entry_no)
                where e.forbund_id = @forbund and {Stands} and (e.period_from, e.period_to) = (
                    select e.period_from, e.period_to from register_entry e
                    where e.forbund_id = @forbund and e.kind <> 'members' and e.period_from <= @First and e.period_to >= @Last and {Stands}
                    order by e.period_to - e.period_from limit 1)
                order by b.entry_no, b.row_no
                """, new { forbund, period.First, period.Last, books.Then?.EnteredAt }));
        return [.. rows.Select(
            row => new BudgetRow(row.Version, row.DecidedOn, row.Project, row.Account, new DaySpan(row.From, row.To), row.AmountOre))];
    }

    /// <summary>Codes of the projects: objects of dimension 6.</summary>
    public Task<IReadOnlySet<string>> ProjectsAsync() => ProjectCodes.ReadAsync(books.Connection, books.Transaction, forbund, ct);

    /// <summary>The members of a reporting period, in print order.</summary>
    public async Task<IReadOnlyList<ContributingMember>> MembersAsync(DaySpan period)
    {
        var key = new { forbund, period.First, period.Last, books.Then?.EnteredAt };
        var contributions = (await books.Connection.QueryAsync<(int MemberNo, int Year, long AmountOre)>(Command($"""
            select c.member_no, c.year, c.amount_ore
            from register_entry e
            join contribution c using (forbund_id, entry_no)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and {Stands}
            order by c.member_no, c.row_no
            """, key))).ToLookup(row => row.MemberNo);
        var members = await books.Connection.QueryAsync<(int MemberNo, string Name)>(Command($"""
            select m.member_no, m.name
            from register_entry e
            join member m using (forbund_id, entry_no)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and {Stands}
            order by m.member_no
            """, key));
        return [.. members.Select(member => new ContributingMember(
            member.Name, [.. contributions[member.MemberNo].Select(row => (row.Year, row.AmountOre))]))];
    }

    /// <summary>What was booked in each of the spans, by account and project.</summary>
    public async Task<FetchedSums> SumsAsync(IReadOnlyCollection<DaySpan> spans)
    {
        var wanted = spans.ToArray();
        var rows = await books.Connection.QueryAsync<(int Span, long Account, string Project, long AmountOre)>(Command($"""
            select span.no::int, p.account::bigint, p.project, sum(p.amount_ore)::bigint
            from unnest(@firsts, @lasts) with ordinality as span (first_day, last_day, no)
            join posting p on p.forbund_id = @forbund and p.date between span.first_day and span.last_day
            {(books.Then is null ? "" : "where p.voucher_id <= @VoucherId")}
            group by span.no, p.account, p.project
            """,
            new
            {
                forbund,
                firsts = wanted.Select(span => span.First).ToArray(),
                lasts = wanted.Select(span => span.Last).ToArray(),
                books.Then?.VoucherId,
            }));
        var bySpan = rows.ToLookup(row => row.Span);
        var sums = new FetchedSums();
        for (var i = 0; i < wanted.Length; i++)
        {
            sums.Add(wanted[i], bySpan[i + 1].Select(row => (row.Account, row.Project, row.AmountOre)));
        }

        return sums;
    }

    // An entry of a register begins and ends later than the change before it came, and no later than its own (RegisterEntries).
    private string Stands => books.Then is null ? "e.valid_to = 'infinity'" : "e.valid_from <= @EnteredAt and @EnteredAt < e.valid_to";

    private CommandDefinition Command(string now, string then) =>
        books.Then is { } moment ? Command(then, new { forbund, moment.Position }) : Command(now, new { forbund });

    private CommandDefinition Command(string sql, object parameters) => books.Command(sql, parameters, ct);
}
