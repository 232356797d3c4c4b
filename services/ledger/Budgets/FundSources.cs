using Finsam.Ledger.V1;

namespace Finsam.Ledger.Budgets;

/// <summary>Where moved funds come from or go to, as the database has it.</summary>
internal static class FundSources
{
    /// <summary>A project's budget.</summary>
    public const string Project = "project";

    /// <summary>Funds not yet given to a project.</summary>
    public const string Unallocated = "unallocated";

    /// <summary>Equity.</summary>
    public const string Equity = "equity";

    /// <summary>The source's name.</summary>
    public static string ToText(FundSource source) => source switch
    {
        FundSource.Unallocated => Unallocated,
        FundSource.Equity => Equity,
        _ => Project,
    };

    /// <summary>The source of a name.</summary>
    public static FundSource FromText(string text) => text switch
    {
        Unallocated => FundSource.Unallocated,
        Equity => FundSource.Equity,
        _ => FundSource.Unspecified,
    };
}
