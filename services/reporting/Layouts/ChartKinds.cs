namespace Finsam.Reporting.Layouts;

/// <summary>The charts that a table may be shown as, by the words of the layout's option <c>charts</c>.</summary>
internal static class ChartKinds
{
    /// <summary>Participants who came, left and remain, by insats.</summary>
    public const string Flow = "flow";

    /// <summary>Women and men by age.</summary>
    public const string AgeGender = "age_gender";

    /// <summary>How participations ended.</summary>
    public const string Outcomes = "outcomes";

    /// <summary>Means of support before and after.</summary>
    public const string Support = "support";

    /// <summary>Occupation at closure and twelve months later.</summary>
    public const string FollowUp = "follow_up";

    /// <summary>A budget and the outcome, row by row.</summary>
    public const string BudgetOutcome = "budget_outcome";

    /// <summary>How costs are spread over the rows.</summary>
    public const string CostDistribution = "cost_distribution";

    /// <summary>Equity at the ends of the columns' periods, oldest first.</summary>
    public const string Equity = "equity";

    private static readonly Dictionary<string, string> OfParticipants = new()
    {
        [FixedTables.Overview] = Flow,
        ["deltagare.alder"] = AgeGender,
        ["avslut.orsak"] = Outcomes,
        ["avslut.forsorjning"] = Support,
        ["uppfoljning.12man"] = FollowUp,
    };

    private static readonly IReadOnlyList<string> OfMoney = [BudgetOutcome, CostDistribution, Equity];

    /// <summary>Every word that the option may hold for a table; none where it can't be shown as a chart.</summary>
    /// <param name="source">The table's source.</param>
    /// <param name="of">The fixed table that it is; null for other sources than <c>participants</c>.</param>
    public static IReadOnlyList<string> For(string source, string? of) =>
        LayoutSources.IsMoney(source) ? OfMoney : of is not null && OfParticipants.TryGetValue(of, out var kind) ? [kind] : [];
}
