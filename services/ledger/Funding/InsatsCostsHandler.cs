using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Journal;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.Funding;

/// <summary>Computes what insatser were to cost and did cost in a year, from budget and books, all as of one moment.</summary>
internal sealed class InsatsCostsHandler(TenantDataSource dataSource, TimeProvider time)
{
    private const int MostInsatser = 1000;

    /// <summary>The costs. Refusals: <c>YearInvalid</c>, <c>TooMany</c>, <c>TextInvalid</c>.</summary>
    public async Task<ComputeInsatsCostsResponse> ComputeAsync(ComputeInsatsCostsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Year(request.Year);
        fields.AtMost(request.Insatser.Count, MostInsatser, "insatser");
        foreach (var (i, insats) in request.Insatser.Index())
        {
            fields.Code(insats.Insats, $"insatser[{i}].insats", required: true);
            fields.Code(insats.Project, $"insatser[{i}].project");
        }

        fields.ThrowIfRefused();
        var year = new DaySpan(new DateOnly(request.Year, 1, 1), new DateOnly(request.Year, 12, 31));
        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, AsOfMoment.Now, ct);
        var computedAt = time.GetUtcNow();
        var projects = await InsatsProjects.ReadAsync(books, request.Year, request.Insatser, ct);
        var statement = new InsatsCostStatement(projects, year);
        var reader = new BooksReader(books, ct);
        var loaded = await LoadedBooks.LoadAsync(reader, year, book => statement.Compute(book, ""));
        var version = InsatsCostStatement.VersionOf(loaded.Budget);
        var known = (await reader.ProjectsAsync()).Union(loaded.Budget.Select(row => row.Project)).ToHashSet();
        var costs = statement.Compute(loaded.Book, version).Where(cost => known.Contains(cost.Key)).ToDictionary();
        var answer = new ComputeInsatsCostsResponse
        {
            Costs = { request.Insatser.Zip(projects, (insats, project) => Cost(insats.Insats, project, costs)) },
            BudgetVersion = version,
            AsOf = new AsOf { Source = "ledger", Position = books.Position, ComputedAt = computedAt.ToTimestamp() },
        };
        Set(Total(costs.Values.Select(cost => cost.BudgetOre)), ore => answer.BudgetOre = ore);
        Set(Total(costs.Values.Select(cost => cost.OutcomeOre)), ore => answer.OutcomeOre = ore);
        return answer;
    }

    private static InsatsCost Cost(string insats, string project, Dictionary<string, (long? BudgetOre, long? OutcomeOre)> costs)
    {
        var cost = new InsatsCost { Insats = insats };
        if (costs.TryGetValue(project, out var amounts))
        {
            cost.Project = project;
            Set(amounts.BudgetOre, ore => cost.BudgetOre = ore);
            Set(amounts.OutcomeOre, ore => cost.OutcomeOre = ore);
        }

        return cost;
    }

    private static long? Total(IEnumerable<long?> amounts) =>
        amounts.Aggregate((long?)null, (total, ore) => ore is null ? total : (total ?? 0) + ore);

    // A field that is left alone is absent.
    private static void Set(long? ore, Action<long> set)
    {
        if (ore is { } amount)
        {
            set(amount);
        }
    }
}
